import { leaves } from '../../src/words/catalogue.ts';

/** What Teams shows of a manifest and lets an app translate. */
const SHOWN =
  /^(?:name|description)\.(?:short|full)$|^staticTabs\[\d+\]\.name$|^(?:bots|composeExtensions)\[0\]\.(?:.*\.)?(?:title|description|prompt|value)$/;

/**
 * The texts of `manifest/manifest.json` by the keys that a language file has for them: `bots[0].commandLists[0].commands[0].title`.
 * @see https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json
 */
export function manifestWords(manifest: unknown): ReadonlyMap<string, string> {
  const found = [...leaves(manifest, '')].map(
    ([path, text]) => [path.slice(1).replace(/\.(\d+)(?=\.|$)/g, '[$1]'), text] as const,
  );
  return new Map(found.filter(([key]) => SHOWN.test(key)));
}

/**
 * The name of the file of a language, without its ending. Teams compares tags in lower case and lays language over default, then language and
 * region over that: so `sv` serves every region, and `zh-tw` keeps its own, since a file `zh` would also reach readers of Simplified Chinese.
 */
export function manifestTag(locale: string): string {
  return locale.toLowerCase();
}
