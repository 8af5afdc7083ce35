import { publishedPermissions } from '../permissions/published.ts';
import { type Case, evaluate, type Score } from '../triage/evaluate.ts';
import { readText } from './input.ts';
import { jsonLine } from './json.ts';
import { refusePermissions } from './refuse-permissions.ts';
import { plain } from './say.ts';
import { shown } from './shown.ts';
import type { Desk, ExitCode } from './surroundings.ts';

/** `evaluate FILE`: figures for those who work on the rules, so they are in no language but that of the code. */
export async function runEvaluate({ at, words, operand = '', flags }: Desk): Promise<ExitCode> {
  const text = await readText(operand);
  const cases = text === undefined ? undefined : casesIn(text);
  if (cases === undefined) {
    at.error(plain(words, text === undefined ? 'terminal.wrong.file' : 'terminal.wrong.cases', { file: shown(operand) }));
    return 2;
  }
  const published = await publishedPermissions(at.env['GRAPH_PERMISSIONS_FILE']);
  if (published.kind === 'refused') return refusePermissions({ at, words });
  const score = evaluate(cases, { withStory: flags.has('with-story'), permissions: published.permissions });
  at.out(flags.has('json') ? jsonLine(score) : describe(score));
  return 0;
}

function casesIn(text: string): readonly Case[] | undefined {
  try {
    const cases: unknown = JSON.parse(text);
    return Array.isArray(cases) && cases.every(isCase) ? cases : undefined;
  } catch {
    return undefined;
  }
}

function isCase(one: unknown): one is Case {
  return typeof one === 'object' && one !== null && 'given' in one && 'answers' in one && 'also' in one;
}

function describe(score: Score): string {
  const percent = (fraction: number) => `${(100 * fraction).toFixed(1)} %`;
  const misses = score.misses.map(
    ({ id, cause, also, ranking, questions }) =>
      `${also.includes(ranking[0] ?? cause) ? ' ' : '!'} ${id} ${cause} <- ${ranking.slice(0, 3).join(', ')} [${questions.join(' ')}]`,
  );
  return [
    `cases            ${score.cases}`,
    `top-1            ${percent(score.top1)}`,
    `top-1 acceptable ${percent(score.top1Acceptable)}`,
    `top-3            ${percent(score.top3)}`,
    `proven           ${score.proven}, right ${score.provenRight}`,
    `mean questions   ${score.meanQuestions.toFixed(2)}`,
    'misses (! = not acceptable):',
    ...misses,
    '',
  ].join('\n');
}
