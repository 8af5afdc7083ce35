import { looksOpaque } from './opaque.ts';

/** Collections whose next segment names one thing, often by a word: a user, a folder, a domain. */
const KEYED = new Set([
  'users',
  'groups',
  'teams',
  'sites',
  'drives',
  'items',
  'mailfolders',
  'childfolders',
  'contactfolders',
  'calendars',
  'calendargroups',
  'domains',
  'members',
  'owners',
  'places',
  'lists',
  'channels',
  'chats',
  'devices',
  'applications',
  'serviceprincipals',
  'notebooks',
  'schemaextensions',
  'extensions',
  'approles',
  'shares',
  'tables',
  'worksheets',
  'names',
  'connections',
  'todolists',
]);
/** What may follow such a collection and is no key. */
const NOT_KEY =
  /^(?:\$(?:count|ref|value)|delta|add|remove|root|search|me|reorder|recent|delete|restore|schools|onPremisesSyncBehavior|(?:get|validate|invalidate|retrieve|confirm|create|filter|check|assign|remove|include)[A-Za-z]{2,50}|microsoft\.graph\.\w{1,60})(?:\(.*\))?$/i;
const MAX_SEGMENTS = 40;

/**
 * The path with every id as `{id}`: GUIDs, names of users, thread and site ids, OData keys, shares, numbers and whatever looks random.
 * Arguments of functions read `(x={value})`, a file's own path `root:/{path}:`. Literal segments stay as they were written.
 * Does not know Graph's paths: a word in an unusual place stays or goes by its look.
 * @see https://learn.microsoft.com/graph/use-the-api
 */
export function maskPath(path: string): string {
  const masked: string[] = [];
  const segments = segmentsOf(foldFilePaths(path)).slice(0, MAX_SEGMENTS);
  for (const [index, segment] of segments.entries()) {
    // what lies below `/admin` are settings of a service, and only the inbox has rules
    const isLiteralPlace =
      (masked.length === 2 && masked[0] === 'admin') || (/^inbox$/i.test(segment) && segments[index + 1] === 'messageRules');
    masked.push(...maskSegment(segment, isLiteralPlace ? '' : (masked.at(-1) ?? '')));
  }
  return `/${masked.join('/')}`;
}

/** `root:/a/b.docx:/content` -> `root:/{path}:/content`; the file's path may hold anything but a colon. */
function foldFilePaths(path: string): string {
  const start = path.indexOf(':/');
  if (start === -1) return path;
  const end = path.indexOf(':', start + 2);
  if (end === -1) return `${path.slice(0, start)}:/{path}`;
  return `${path.slice(0, start)}:/{path}:${path.slice(end + 1)}`;
}

/** Splits at slashes, but not inside of parentheses, whose arguments may hold some. */
function segmentsOf(path: string): readonly string[] {
  const segments: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= path.length; at += 1) {
    const character = path[at];
    if (character === '(') depth += 1;
    if (character === ')' && depth > 0) depth -= 1;
    if (character !== undefined && (character !== '/' || depth > 0)) continue;
    if (at > start) segments.push(path.slice(start, at));
    start = at + 1;
  }
  return segments;
}

function maskSegment(segment: string, previous: string): readonly string[] {
  if (/^\{path\}:?$/.test(segment)) return [segment];
  const colon = segment.endsWith(':') ? ':' : '';
  const bare = colon === '' ? segment : segment.slice(0, -1);
  const call = /^([^()]{1,80})\((.*)\)?$/.exec(bare);
  if (call !== null) return maskCall(call[1] ?? '', (call[2] ?? '').replace(/\)$/, ''));
  const isKey = KEYED.has(previous.toLowerCase()) && !NOT_KEY.test(bare);
  return [`${isKey || !isLiteral(bare) ? '{id}' : bare}${colon}`];
}

/** `users('x')` is the key of a collection; `delta()` and `range(address='A1')` are functions. */
function maskCall(name: string, args: string): readonly string[] {
  if (!isLiteral(name)) return ['{id}'];
  if (args.trim() === '') return [`${name}()`];
  const names = [...args.matchAll(/(?:^|,)\s{0,9}@?([A-Za-z]\w{0,40})\s{0,9}=/g)].map((match) => `${match[1]}={value}`);
  return names.length === 0 ? [name, '{id}'] : [`${name}(${names.join(',')})`];
}

function isLiteral(segment: string): boolean {
  if (/^microsoft\.graph(?:\.[A-Za-z]\w{1,60}){1,4}$/.test(segment)) return true;
  if (/^\$[a-z]{3,12}$/i.test(segment)) return true;
  if (!/^[A-Za-z_]\w{1,79}$/.test(segment) || looksOpaque(segment)) return false;
  const digits = segment.replace(/\D/g, '').length;
  const capitals = segment.replace(/[^A-Z]/g, '').length;
  // words: few digits, and a capital at most every second letter; ids in base64 have more of both
  return digits <= 4 && !/[A-Z]{6}/.test(segment) && capitals * 2.5 <= segment.length + 1;
}
