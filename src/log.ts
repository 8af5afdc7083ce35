import { pino } from 'pino';

/** All that a log line may hold beside its event. What is not in this list cannot be logged: extend it with care, never by a text of a person. */
const FIELDS = [
  'activityId',
  'activityType',
  'at',
  'cause',
  'code',
  'count',
  'invoke',
  'method',
  'ms',
  'name',
  'reference',
  'route',
  'status',
  'text',
  'url',
  'variable',
] as const;
const LONGEST = 200;

export type Level = 'debug' | 'info' | 'warn' | 'error';
export type Fields = Readonly<Partial<Record<(typeof FIELDS)[number], string | number | boolean | undefined>>>;
/** Writes one line. `event` is a fixed kebab-case name (`turn-failed`), never a sentence that was put together. */
export type Log = (level: Level, event: string, fields?: Fields) => void;

/** Anything that takes finished lines; standard output when none is given. */
export interface Destination {
  write(line: string): void;
}

// Linear on purpose: an expression with a repeated group took 11.7 s on 180 KB of "eyJeyJ...".
const TOKENS = /eyJ[\w.\-+/=]{5,}|[Bb]earer [\w.~+/=-]{8,}/g;

/** Takes the tokens out of a text. A second line of defence: what is sensitive is not to be handed to the log in the first place. */
export function scrub(text: string): string {
  return text.replace(TOKENS, '[token]');
}

/**
 * Creates the one way to write to the log: an event name and scalar fields of a closed list, each line scrubbed of tokens.
 * It takes no objects and no errors, because redaction by path let 8 of 18 leaks through; errors go through `describeFault`.
 */
export function createLog(options: { readonly level: string; readonly destination?: Destination }): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: scrub },
  };
  const logger = options.destination === undefined ? pino(settings) : pino(settings, options.destination);
  return (level, event, fields = {}) => {
    logger[level](allowed(fields), /^[a-z0-9-]{1,60}$/.test(event) ? event : 'unnamed-event');
  };
}

function allowed(fields: Fields): Record<string, string | number | boolean> {
  const line: Record<string, string | number | boolean> = {};
  for (const field of FIELDS) {
    const value: unknown = fields[field];
    if (typeof value === 'string') line[field] = value.slice(0, LONGEST);
    else if (typeof value === 'number' || typeof value === 'boolean') line[field] = value;
  }
  return line;
}

/**
 * Says of an error what may be logged: its class, its stable code, an HTTP status, the place it was thrown and the code of what caused it.
 * Never its message: those of JSON.parse, jwt-decode and many HTTP clients quote what they were given.
 */
export function describeFault(error: unknown): Fields {
  if (!(error instanceof Error)) return { name: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  const status: unknown = 'statusCode' in error ? error.statusCode : undefined;
  return {
    name: identifier(error.name) ?? 'Error',
    code: typeof code === 'number' ? code : identifier(code),
    status: typeof status === 'number' ? status : undefined,
    at: frames(error),
    ...causeOf(error),
  };
}

/** A database that is full is told of as ours, caused by `SQLITE_FULL`. */
function causeOf({ cause }: Error): Fields {
  for (let below: unknown = cause, depth = 0; below instanceof Error && depth < 5; below = below.cause, depth += 1) {
    const code = identifier('code' in below ? below.code : undefined);
    if (code !== undefined) return { cause: code };
  }
  return {};
}

function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : undefined;
}

/** The first places of the stack as `file.ts:12`. The head of a stack repeats the message, which may itself have several lines. */
function frames(error: Error): string | undefined {
  const stack = error.stack ?? '';
  const head = stack.indexOf(error.message);
  const places = stack
    .slice(head < 0 ? 0 : head + error.message.length)
    .split('\n')
    .map((line) => /^ {4}at .*?([\w.-]{1,80}:\d{1,6}):\d{1,6}\)?$/.exec(line.slice(0, 500))?.[1])
    .filter((place) => place !== undefined);
  return places.length === 0 ? undefined : places.slice(0, 4).join(' < ');
}

const CONSOLE = ['debug', 'dir', 'error', 'info', 'log', 'table', 'trace', 'warn'] as const satisfies readonly (keyof Console)[];

/**
 * Sends everything that libraries print on the console through the log, because CloudAdapter prints whole errors.
 * Errors lose their message, objects are dropped. All of it is for debugging: anybody who sends a wrong token makes the library print an error,
 * and whatever matters is logged where it is known what it means. Returns how to undo it.
 */
export function routeConsole(log: Log): () => void {
  const target = globalThis.console;
  const before = { ...target };
  for (const method of CONSOLE) target[method] = (...values: readonly unknown[]) => log('debug', 'console', printed(values));
  return () => void Object.assign(target, before);
}

function printed(values: readonly unknown[]): Fields {
  const error = values.find((value) => value instanceof Error);
  if (error !== undefined) return describeFault(error);
  // Scrubbed before it is cut: half a token may be too short to be known as one.
  const text = values.find((value) => typeof value === 'string');
  return text === undefined ? {} : { text: scrub(text.slice(0, 10_000)) };
}
