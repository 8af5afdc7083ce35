/** A part of a path between two slashes, ready to be compared. */
export interface Segment {
  /** Lower case; a function reads `name(a,b)` with its parameters sorted. */
  readonly key: string;
  /** As it was written, if it may be the value of an `{id}` by its form. */
  readonly word?: string;
}

export const ID: Segment = { key: '{id}', word: '{id}' };
/** A file's or site's own path between colons: `root:/a/b.docx:`. */
export const COLON_PATH: Segment = { key: ':path' };

const MAX_LENGTH = 4096;
const MAX_SEGMENTS = 40;
/** Names of actions and functions written without parentheses; no id of Graph looks like this. */
const ACTION =
  /^(?:delta|(?:get|set|unset|add|remove|check|validate|invalidate|create|update|delete|assign|unassign|reset|change|send|move|copy|reply|forward|search|list|find|filter|export|import|sync|invite|restore|confirm|dismiss|retrieve|provision|reboot|translate|revoke|rotate|wipe|evaluate|instantiate|accept|decline|cancel|snooze|mark|archive|unarchive|clone|complete|start|stop|upload|download)[A-Z]\w{0,99})$/;

/**
 * The comparable segments of a request's path or of a template of the data; nothing for what is longer than any real one.
 * Cuts host, version, query, fragment and trailing slash; splits at slashes outside of parentheses and quotes, then decodes percent signs.
 * A key `users('x')` becomes two segments. Never throws.
 * @see https://learn.microsoft.com/graph/use-the-api
 */
export function segmentsOf(path: string): readonly Segment[] | undefined {
  if (path.length > MAX_LENGTH) return undefined;
  const parts = split(bare(path));
  if (parts.length > MAX_SEGMENTS) return undefined;
  const segments: Segment[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = decode(parts[at] ?? '');
    const opensPath = part.length > 1 && part.endsWith(':');
    for (const segment of read(opensPath ? part.slice(0, -1) : part)) segments.push(segment);
    if (!opensPath) continue;
    segments.push(COLON_PATH);
    at = endOfColonPath(parts, at + 1);
  }
  return segments.length > MAX_SEGMENTS ? undefined : segments;
}

function bare(path: string): string {
  const local = path.startsWith('/') ? path : path.replace(/^https?:\/\/[^/?#]*/i, '');
  return local.replace(/^\/?(?:v1\.0|beta)(?=[/?#]|$)/i, '');
}

/** The last part of the path that begins at `from`: a placeholder is one part, anything else goes on up to the next colon. */
function endOfColonPath(parts: readonly string[], from: number): number {
  if (/^\{[^{}]{0,100}\}:?$/.test(parts[from] ?? '')) return from;
  for (let at = from; at < parts.length; at += 1) if (parts[at]?.endsWith(':')) return at;
  return parts.length;
}

/** Splits at `/`, and ends at `?` or `#`, wherever these stand outside of parentheses and quotes. */
function split(path: string): readonly string[] {
  if (!/[(?#]/.test(path)) return path.split('/').filter((part) => part !== '');
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  let at = 0;
  for (; at < path.length; at += 1) {
    const character = path.charCodeAt(at);
    if (character === 0x27) isQuoted = depth > 0 && !isQuoted;
    if (isQuoted) continue;
    if (character === 0x28) depth += 1;
    else if (character === 0x29 && depth > 0) depth -= 1;
    else if (depth > 0) continue;
    else if (character === 0x3f || character === 0x23) break;
    else if (character === 0x2f) {
      if (at > start) parts.push(path.slice(start, at));
      start = at + 1;
    }
  }
  if (at > start) parts.push(path.slice(start, at));
  return parts;
}

function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function read(part: string): readonly Segment[] {
  const open = part.indexOf('(');
  if (open === -1) return [readWord(part)];
  const name = part.slice(0, open).toLowerCase();
  const close = part.lastIndexOf(')');
  const args = part.slice(open + 1, close > open ? close : undefined);
  const names = parameterNames(args);
  if (names.length > 0) return [{ key: `${withoutNamespace(name)}(${names.join(',')})` }];
  if (args.trim() === '') return [{ key: withoutNamespace(name) }];
  return name === '' ? [ID] : [{ key: name }, ID];
}

function readWord(word: string): Segment {
  if (word.startsWith('{') && word.endsWith('}')) return ID;
  const key = word.toLowerCase();
  return key.startsWith('$') || key.startsWith('microsoft.graph.') ? { key } : { key, word };
}

/** Whether a segment may be the value of an `{id}`. A function, a type, a `$` segment or the name of an action never is. */
export function isValue({ word }: Segment): boolean {
  return word !== undefined && !ACTION.test(word);
}

/** `delta` for `microsoft.graph.delta`, `runhuntingquery` for `microsoft.graph.security.runhuntingquery`. */
export function withoutNamespace(name: string): string {
  return name.startsWith('microsoft.graph.') ? name.slice(name.lastIndexOf('.') + 1) : name;
}

/** The sorted names of `a='x',b=2`; what stands in quotes is no name. */
function parameterNames(args: string): readonly string[] {
  if (!args.includes('=')) return [];
  const plain = args.replace(/'[^']*'?/g, "''");
  const names: string[] = [];
  for (const pair of plain.split(',')) {
    const name = /^\s{0,9}@?([a-z_]\w{0,60})\s{0,9}=/i.exec(pair)?.[1];
    if (name !== undefined) names.push(name.toLowerCase());
  }
  return names.toSorted();
}
