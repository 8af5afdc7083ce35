import { parseArgs } from 'node:util';
import type { Fault } from './fault.ts';

/** What an installation has of its own. */
export interface Options {
  /** The id of the app in Teams. */
  readonly appId: string;
  /** The application (client) ID of the bot: its `MicrosoftAppId`. */
  readonly botId: string;
  /** The host that answers `/api/messages`. */
  readonly domain: string;
  readonly developer: Developer;
  readonly out: string;
}

/** Who offers the app; what is not given stays as `manifest/manifest.json` has it. */
export interface Developer {
  readonly name?: string;
  readonly websiteUrl?: string;
  readonly privacyUrl?: string;
  readonly termsOfUseUrl?: string;
}

export type OptionsReading =
  | { readonly kind: 'ok'; readonly options: Options }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] };

export const USAGE =
  'npm run package -- --app-id GUID --domain bot.contoso.com [--bot-id GUID] [--out dist/graph-triage.zip]\n' +
  '  [--developer "Contoso" --website https://... --privacy https://... --terms https://...]';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NIL = /^[0-]+$/;
/** At least two labels, the last of which is no number: neither `localhost` nor an address. */
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
const FLAGS = ['app-id', 'bot-id', 'domain', 'developer', 'website', 'privacy', 'terms', 'out'] as const;
type Flag = (typeof FLAGS)[number];
type Given = Readonly<Partial<Record<Flag, string>>>;

const ID_FIX =
  'give an ID such as 11111111-2222-3333-4444-555555555555; the app registration shows it as "Application (client) ID"';
const RULES: readonly {
  readonly flag: Flag;
  readonly isRight: (value: string) => boolean;
  readonly problem: string;
  readonly fix: string;
}[] = [
  { flag: 'app-id', isRight: isId, problem: 'is not an ID', fix: ID_FIX },
  { flag: 'bot-id', isRight: isId, problem: 'is not an ID', fix: ID_FIX },
  {
    flag: 'domain',
    isRight: (value) => DOMAIN.test(value),
    problem: 'is not the name of a host',
    fix: 'give the host alone, without https://, port or path: --domain bot.contoso.com',
  },
  ...(['website', 'privacy', 'terms'] as const).map((flag) => ({
    flag,
    isRight: isHttps,
    problem: 'is not an https address',
    fix: `--${flag} https://contoso.com/${flag}`,
  })),
  { flag: 'developer', isRight: (value) => value.trim() !== '', problem: 'is empty', fix: '--developer "Contoso"' },
  {
    flag: 'out',
    isRight: (value) => value.endsWith('.zip'),
    problem: 'does not end with .zip',
    fix: '--out dist/graph-triage.zip',
  },
];

/** Reads the flags, or says of every wrong one what is wrong and what to write. It neither reads nor writes a file. */
export function readOptions(args: readonly string[]): OptionsReading {
  const given = parsed(args);
  if (given === undefined)
    return { kind: 'invalid', faults: [{ where: 'npm run package', problem: 'does not know these flags', fix: USAGE }] };
  const { 'app-id': appId, domain } = given;
  const faults = RULES.flatMap(({ flag, isRight, problem, fix }) => {
    const value = given[flag];
    return value === undefined || isRight(value) ? [] : [{ where: `--${flag}`, problem, fix }];
  });
  if (faults.length > 0) return { kind: 'invalid', faults };
  if (appId === undefined || domain === undefined) {
    const missing = [appId === undefined ? '--app-id' : '', domain === undefined ? '--domain' : ''].filter((flag) => flag !== '');
    return { kind: 'invalid', faults: missing.map((where) => ({ where, problem: 'is missing', fix: USAGE })) };
  }
  return {
    kind: 'ok',
    options: {
      appId: appId.toLowerCase(),
      botId: (given['bot-id'] ?? appId).toLowerCase(),
      domain: domain.toLowerCase(),
      developer: developerOf(given),
      out: given.out ?? 'dist/graph-triage.zip',
    },
  };
}

function parsed(args: readonly string[]): Given | undefined {
  try {
    const options = Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'string' as const }]));
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch {
    return undefined;
  }
}

function developerOf({ developer: name, website: websiteUrl, privacy: privacyUrl, terms: termsOfUseUrl }: Given): Developer {
  const entries = Object.entries({ name: name?.trim(), websiteUrl, privacyUrl, termsOfUseUrl });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function isId(value: string): boolean {
  return GUID.test(value) && !NIL.test(value);
}

function isHttps(value: string): boolean {
  return /^https:\/\/[^/\s]/i.test(value) && URL.canParse(value);
}
