import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Case, evaluate, type Score } from './triage/evaluate.ts';

/**
 * The engine in a terminal: `evaluate FILE [--json] [--with-story]`.
 * Exit codes: 0 done, 2 the call was wrong or the file is not there.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'with-story': { type: 'boolean', default: false } },
  });
  const [command, file] = positionals;
  if (command !== 'evaluate' || file === undefined) throw new Error('usage: npm run evaluate -- FILE [--json] [--with-story]');
  const cases = JSON.parse(await readFile(file, 'utf8')) as readonly Case[];
  const score = evaluate(cases, { withStory: values['with-story'] });
  process.stdout.write(values.json ? `${JSON.stringify(score)}\n` : describe(score));
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
