import { z } from 'zod';
import type { Options } from './options.ts';

/** As much of a manifest as is filled in here; the rest is kept as it is. */
const Template = z.looseObject({
  id: z.string(),
  developer: z.looseObject({}),
  bots: z.array(z.looseObject({ botId: z.string() })),
  composeExtensions: z.array(z.looseObject({})).optional(),
  validDomains: z.array(z.string()),
});
export type Manifest = z.infer<typeof Template>;

/**
 * The manifest of one installation: its ids, its domain, and who offers it. A compose extension is answered by the same bot.
 * `webApplicationInfo` stays out, since the bot signs nobody in and asks for no permission of a team or chat. It does not judge the result.
 * @throws when the template is not of the form of a manifest
 */
export function fillManifest(template: unknown, { appId, botId, domain, developer }: Options): Manifest {
  const manifest = Template.parse(template);
  return {
    ...manifest,
    id: appId,
    developer: { ...manifest.developer, ...developer },
    bots: manifest.bots.map((bot) => ({ ...bot, botId })),
    ...(manifest.composeExtensions !== undefined && {
      composeExtensions: manifest.composeExtensions.map((extension) => ({ ...extension, botId })),
    }),
    validDomains: [...new Set([...manifest.validDomains, domain])],
  };
}

/** The properties of the developer that still have the made-up addresses of the template. */
export function placeholdersIn({ developer }: Manifest): readonly string[] {
  return Object.entries(developer)
    .filter(([, value]) => /^https:\/\/graph-triage\.example(\/|$)/.test(String(value)))
    .map(([name]) => name);
}
