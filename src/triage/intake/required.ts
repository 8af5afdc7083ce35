import type { PermissionKind, RequiredPermissions } from '../evidence.ts';

const NEEDED = [
  /\bapi require[sd]? one of\s?/i,
  /requires the following permissions?:?\s?/i,
  /must have one of the following (?:scopes|roles|permissions):?\s?/i,
  /missing permission scopes?:?\s?/i,
  /does not have required msgraph permissions?:?\s?/i,
] as const;
const PRESENT = /(?:(scopes|roles) on the request|only has the following permissions granted:?)\s?/i;
const NAME =
  /\s?["']?(?:https:\/\/[a-z.-]{1,60}\/)?([A-Za-z][\w-]{0,60}(?:\.[A-Za-z][\w-]{0,60}){0,5})["']?\s?(,|\||or\b|and\b)?/y;
const MAX_NAMES = 60;

/**
 * The permissions that a refusal names itself, and those that the service saw in the token. Takes a text that was flattened.
 * Does not read permissions out of other text: that an app was granted something is for the person to say.
 * The kind follows from `scope` or `role` only where the service tells them apart; some services say `scopes` of app-only calls as well.
 */
export function findRequired(flat: string): RequiredPermissions | undefined {
  const anyOf = firstList(flat);
  const present = PRESENT.exec(flat);
  const kind = kindOf(flat, present?.[1]);
  if (anyOf.length === 0) return undefined;
  return {
    anyOf,
    ...(present !== null && { present: namesAt(flat, present.index + present[0].length) }),
    ...(kind !== undefined && { kind }),
  };
}

function firstList(flat: string): readonly string[] {
  for (const pattern of NEEDED) {
    const match = pattern.exec(flat);
    if (match === null) continue;
    const names = namesAt(flat, match.index + match[0].length).filter((name) => name.includes('.'));
    if (names.length > 0) return names;
  }
  return [];
}

/** Names up to the closing quote or, without quotes, as long as commas follow. */
function namesAt(flat: string, start: number): readonly string[] {
  const quote = /["']/.exec(flat[start] ?? '')?.[0];
  const end = quote === undefined ? -1 : flat.indexOf(quote, start + 1);
  const text = end === -1 ? flat.slice(start, start + 4000) : flat.slice(start + 1, Math.min(end, start + 4000));
  if (end !== -1)
    return text
      .split(/[\s,|]+/)
      .map(shortName)
      .filter((name) => /^[A-Za-z][\w.-]{1,79}$/.test(name))
      .slice(0, MAX_NAMES);
  const names: string[] = [];
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match !== null && names.length < MAX_NAMES; match = NAME.exec(text)) {
    names.push(match[1] ?? '');
    if (match[2] === undefined) break;
  }
  return names;
}

function shortName(name: string): string {
  return name.replace(/^https:\/\/[a-z.-]{1,60}\//i, '');
}

function kindOf(flat: string, seen: string | undefined): PermissionKind | undefined {
  const word = seen ?? /missing (scope|role) permissions on the request/i.exec(flat)?.[1];
  if (word === undefined) return undefined;
  return word.toLowerCase().startsWith('scope') ? 'delegated' : 'application';
}
