import { type Catalogue, SOURCE_LOCALE } from '../words/catalogue.ts';
import { negotiate } from '../words/negotiate.ts';
import { createWords, type Words } from '../words/words.ts';
import { COMMANDS, readCall, type Wrong } from './call.ts';
import { runDiagnose } from './diagnose.ts';
import { runEvaluate } from './evaluate.ts';
import { helpLines } from './help.ts';
import { createPaint } from './paint.ts';
import { runPermissionsUpdate } from './permissions-update.ts';
import { CALL, plain } from './say.ts';
import { shown } from './shown.ts';
import type { ExitCode, Runs, Surroundings } from './surroundings.ts';
import { runToken } from './token.ts';

/** Where nobody tells the width; some terminals say 0. */
const WIDTH = 100;
const NARROWEST = 40;
const RUNS: Runs = {
  diagnose: runDiagnose,
  token: runToken,
  evaluate: runEvaluate,
  'permissions:update': runPermissionsUpdate,
};

/** One command from its arguments to its exit code. A fault says its kind only: its message may quote what was read. */
export async function runTerminal(
  args: readonly string[],
  at: Surroundings,
  catalogues: readonly Catalogue[],
): Promise<ExitCode> {
  const { wanted, locale } = readCall(args);
  const locales = catalogues.map((catalogue) => catalogue.locale);
  const own = negotiate(locale ?? systemLocale(at.env), locales);
  const words = createWords(catalogues, own ?? SOURCE_LOCALE, new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const page = { width: Math.max(NARROWEST, at.columns || WIDTH), paint: createPaint(isColoured(at)) };
  if (wanted.kind === 'help') {
    at.out(`${helpLines(words, locales, page).join('\n')}\n`);
    return 0;
  }
  if (wanted.kind === 'wrong') return refuse(at, words, wrongLine(words, wanted));
  if (locale !== undefined && own === undefined) return refuse(at, words, plain(words, 'terminal.wrong.locale', { locales }));
  try {
    return await RUNS[wanted.command]({ at, words, page, operand: wanted.operand, flags: wanted.flags });
  } catch (error) {
    at.error(plain(words, 'terminal.fault', { fault: error instanceof Error ? error.name : typeof error }));
    return 3;
  }
}

function refuse(at: Surroundings, words: Words, line: string): ExitCode {
  at.error(line);
  at.error(plain(words, 'terminal.wrong.help', { command: `${CALL} --help` }));
  return 2;
}

function wrongLine(words: Words, wrong: Wrong): string {
  const flag = 'flag' in wrong ? `--${shown(wrong.flag)}` : '';
  const values = 'values' in wrong ? wrong.values : [];
  const command = 'command' in wrong ? wrong.command : '';
  return plain(words, `terminal.wrong.${wrong.reason}`, { flag, values, command, commands: Object.keys(COMMANDS) });
}

/** `sv_SE.UTF-8` -> `sv_SE`; the first of the variables that is set counts, as POSIX has it. */
function systemLocale(env: Surroundings['env']): string | undefined {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return set?.replace(/[.@].*$/, '');
}

/** @see https://no-color.org */
function isColoured({ isWatched, env }: Surroundings): boolean {
  return isWatched && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
