const METHODS = 'GET|POST|PUT|PATCH|DELETE';
/** A command or call whose URL stands in its arguments. */
const COMMAND =
  /(?:\bcurl(?:\.exe)?(?=\s)|\b(?:Invoke-(?:RestMethod|WebRequest|MgGraphRequest)|i[rw][mr]|az rest)(?=\s+-)|\bfetch\((?=["'`]))/gi;
const CONTINUED = /[\\^`]$/;
const SWITCH_FOLLOWS = /^\s{0,20}--?[A-Za-z]/;
/** `-X PATCH`, `--request PATCH`, `-Method "Patch"`, `"method": "PATCH"`; cmd puts `^` before its quotes. */
const NAMED = new RegExp(
  `(?:(?:\\s-X|\\s--request|\\s--?method)[\\s=:]{0,4}|["']?\\bmethod["']?\\s?[:=]\\s?)[\\^\\\\]{0,2}["']?(${METHODS})(?![A-Za-z])`,
  'i',
);
const SENDS_DATA = /\s(?:-d|--data(?:-raw|-binary|-urlencode|-ascii)?|--json|-F|--form)(?=[\s=^'"@])/;
const LONGEST = 8000;
const MAX_COMMANDS = 50;

/** A command in a text: where it stands and the method it sends, by its own defaults when it names none. */
export interface Command {
  readonly start: number;
  readonly end: number;
  readonly method: string;
}

/**
 * The commands that send requests: cURL (bash, cmd, PowerShell), Invoke-RestMethod and its kin, `az rest`, `fetch`.
 * Does not read the URL, which is found as any other. Linear: each command is looked at once.
 * @see https://curl.se/docs/manpage.html#-d
 */
export function findCommands(text: string): readonly Command[] {
  const commands: Command[] = [];
  for (const match of text.matchAll(COMMAND)) {
    const start = match.index;
    if (start < (commands.at(-1)?.end ?? 0)) continue;
    const end = endOfCommand(text, start);
    const words = text.slice(start, end);
    const named = NAMED.exec(words)?.[1]?.toUpperCase();
    const isCurl = match[0].toLowerCase().startsWith('curl');
    commands.push({ start, end, method: named ?? (isCurl && SENDS_DATA.test(words) ? 'POST' : 'GET') });
    if (commands.length === MAX_COMMANDS) break;
  }
  return commands;
}

/** A command ends with its line, unless the line is continued, a brace is open, or a switch follows. */
function endOfCommand(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST);
  let depth = 0;
  let lineStart = start;
  for (let at = start; at < limit; at += 1) {
    const character = text[at];
    if (character === '{' || character === '(') depth += 1;
    if ((character === '}' || character === ')') && depth > 0) depth -= 1;
    if (character !== '\n') continue;
    const line = text.slice(Math.max(lineStart, at - 20), at).trimEnd();
    if (depth === 0 && !CONTINUED.test(line) && !SWITCH_FOLLOWS.test(text.slice(at, at + 24))) return at;
    lineStart = at + 1;
  }
  return limit;
}
