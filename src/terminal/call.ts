import { parseArgs } from 'node:util';
import { ANSWERS } from '../triage/answers.ts';
import type { ClosedQuestion } from '../triage/causes/define-cause.ts';

/** What a flag takes: nothing, any text, a whole number, or one of a list. */
type Takes = 'nothing' | 'text' | 'number' | readonly string[];

interface Command {
  readonly least: number;
  readonly most: number;
  readonly flags: Readonly<Record<string, Takes>>;
}

/** `permissionKind` -> `permission-kind`. */
export const flagOf = (question: ClosedQuestion): string => question.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The guided questions as flags, with the same closed lists of answers. */
export const ANSWER_FLAGS: ReadonlyMap<string, ClosedQuestion> = new Map(
  (Object.keys(ANSWERS) as ClosedQuestion[]).map((question) => [flagOf(question), question]),
);

const COMMON = { locale: 'text', help: 'nothing' } as const;
export const COMMANDS = {
  diagnose: {
    least: 0,
    most: 1,
    flags: { json: 'nothing', ...Object.fromEntries([...ANSWER_FLAGS].map(([flag, question]) => [flag, ANSWERS[question]])) },
  },
  token: { least: 0, most: 0, flags: { json: 'nothing' } },
  evaluate: { least: 1, most: 1, flags: { json: 'nothing', 'with-story': 'nothing' } },
  'permissions:update': { least: 0, most: 1, flags: { file: 'text', idle: 'number' } },
} as const satisfies Readonly<Record<string, Command>>;
export type CommandName = keyof typeof COMMANDS;

/** What was asked for: one command, its file or address, and its flags (an empty value for those that take none). */
export interface Call {
  readonly kind: 'call';
  readonly command: CommandName;
  readonly operand?: string;
  readonly flags: ReadonlyMap<string, string>;
}

/** Why a call was not understood. */
export type Wrong =
  | { readonly kind: 'wrong'; readonly reason: 'no-command' | 'unknown-command' | 'token-operand' }
  | { readonly kind: 'wrong'; readonly reason: 'no-operand' | 'too-many'; readonly command: CommandName }
  | {
      readonly kind: 'wrong';
      readonly reason: 'unknown-flag' | 'no-value' | 'needless-value' | 'not-a-number';
      readonly flag: string;
    }
  | { readonly kind: 'wrong'; readonly reason: 'not-listed'; readonly flag: string; readonly values: readonly string[] };

export interface Reading {
  readonly wanted: Call | Wrong | { readonly kind: 'help' };
  readonly locale?: string;
}

interface Given {
  readonly flag: string;
  readonly value: string | undefined;
}

/** Reads the arguments of the process. Never throws; never repeats what could be a token. */
export function readCall(args: readonly string[]): Reading {
  const { operands, flags } = taken(args);
  const locale = flags.findLast(({ flag }) => flag === 'locale')?.value;
  return { wanted: wantedOf(operands, flags), ...(locale !== undefined && { locale }) };
}

function wantedOf([name, ...operands]: readonly string[], given: readonly Given[]): Reading['wanted'] {
  if (given.some(({ flag }) => flag === 'help' || flag === 'h')) return { kind: 'help' };
  if (name === undefined) return { kind: 'wrong', reason: 'no-command' };
  if (!isCommand(name)) return { kind: 'wrong', reason: 'unknown-command' };
  const { least, most, flags }: Command = COMMANDS[name];
  const takes: Command['flags'] = { ...flags, ...COMMON };
  for (const one of given) {
    const wrong = wrongIn(one, takes);
    if (wrong !== undefined) return wrong;
  }
  if (operands.length > most && name === 'token') return { kind: 'wrong', reason: 'token-operand' };
  if (operands.length > most) return { kind: 'wrong', reason: 'too-many', command: name };
  if (operands.length < least) return { kind: 'wrong', reason: 'no-operand', command: name };
  const [operand] = operands;
  return {
    kind: 'call',
    command: name,
    flags: new Map(given.map(({ flag, value }) => [flag, value ?? ''])),
    ...(operand !== undefined && { operand }),
  };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

function wrongIn({ flag, value }: Given, flags: Command['flags']): Wrong | undefined {
  const takes = Object.hasOwn(flags, flag) ? flags[flag] : undefined;
  if (takes === undefined) return { kind: 'wrong', reason: 'unknown-flag', flag };
  if (takes === 'nothing') return value === undefined ? undefined : { kind: 'wrong', reason: 'needless-value', flag };
  if (typeof takes === 'object') {
    return value !== undefined && takes.includes(value)
      ? undefined
      : { kind: 'wrong', reason: 'not-listed', flag, values: takes };
  }
  if (value === undefined || value === '') return { kind: 'wrong', reason: 'no-value', flag };
  return takes === 'number' && !/^\d{1,9}$/.test(value) ? { kind: 'wrong', reason: 'not-a-number', flag } : undefined;
}

/** Operands and flags in their order. A flag that takes a value takes the next argument, unless that is a flag itself. */
function taken(args: readonly string[]): { readonly operands: readonly string[]; readonly flags: readonly Given[] } {
  const all: readonly (readonly [string, Takes])[] = [COMMON, ...Object.values(COMMANDS).map(({ flags }) => flags)].flatMap(
    (flags) => Object.entries(flags),
  );
  const options = Object.fromEntries(
    all.map(([flag, takes]) => [flag, { type: takes === 'nothing' ? ('boolean' as const) : ('string' as const) }]),
  );
  // Between a flag and the flag behind it stands an empty value, which no flag takes.
  const parted = args.flatMap((arg, i) => (isBare(args[i - 1], options) && arg.startsWith('--') ? ['', arg] : [arg]));
  const { tokens } = parseArgs({ args: [...parted], options, strict: false, allowPositionals: true, tokens: true });
  return {
    operands: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    flags: tokens.flatMap((token) => (token.kind === 'option' ? [{ flag: token.name, value: token.value }] : [])),
  };
}

function isBare(arg: string | undefined, options: Readonly<Record<string, { readonly type: string }>>): boolean {
  const flag = arg?.startsWith('--') ? arg.slice(2) : '';
  return Object.hasOwn(options, flag) && options[flag]?.type === 'string';
}
