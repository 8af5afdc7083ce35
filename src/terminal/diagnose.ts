import { answerCard } from '../cards/answer.ts';
import { copyText } from '../cards/copy-text.ts';
import { exhaustedCard } from '../cards/notice.ts';
import { publishedPermissions } from '../permissions/published.ts';
import { ANSWERS, isClosed } from '../triage/answers.ts';
import type { ClosedQuestion, QuestionId } from '../triage/causes/define-cause.ts';
import type { Assessment } from '../triage/diagnose.ts';
import { PASTE_LIMIT } from '../triage/intake/index.ts';
import { readyNext } from '../triage/remedies/ready-next.ts';
import { newSession } from '../triage/session.ts';
import type { Words } from '../words/words.ts';
import { ANSWER_FLAGS, flagOf } from './call.ts';
import { readAll, readText } from './input.ts';
import { type Found, investigate, summaryOf } from './investigate.ts';
import { jsonLine } from './json.ts';
import { answerLines, heading, lineOf, noticeLines } from './print.ts';
import { refusePermissions } from './refuse-permissions.ts';
import { plain } from './say.ts';
import { shown } from './shown.ts';
import type { Desk, ExitCode } from './surroundings.ts';
import type { Page } from './wrap.ts';

const ORIGIN = { session: 'terminal', revision: 0, owner: '' };

/** `diagnose [FILE|-]`: the answer card as text, and the question that would help most where nothing is proven. */
export async function runDiagnose(desk: Desk): Promise<ExitCode> {
  const { at, words, page, operand, flags } = desk;
  const answers = answersIn(flags);
  const text = await textOf(desk, answers.size > 0);
  if (text.kind === 'missing') {
    at.error(plain(words, 'terminal.wrong.file', { file: shown(operand ?? '') }));
    return 2;
  }
  const published = await publishedPermissions(at.env['GRAPH_PERMISSIONS_FILE']);
  if (published.kind === 'refused') return refusePermissions(desk);
  const found = investigate({ text: text.text, answers }, { now: at.now(), permissions: published.permissions });
  if (found.kind === 'unreadable') {
    at.error(plain(words, `cards.unreadable.${found.reason}`, { limit: PASTE_LIMIT }));
    at.error(plain(words, 'terminal.unreadable', { example: '--status 403 --flow client-credentials' }));
    return 1;
  }
  at.out(flags.has('json') ? jsonLine(summaryOf(found)) : `${foundLines(words, found, page).join('\n')}\n`);
  return 0;
}

function answersIn(flags: ReadonlyMap<string, string>): ReadonlyMap<ClosedQuestion, string> {
  return new Map(
    [...flags].flatMap(([flag, value]) => {
      const question = ANSWER_FLAGS.get(flag);
      return question === undefined ? [] : [[question, value] as const];
    }),
  );
}

type Text = { readonly kind: 'text'; readonly text: string | undefined } | { readonly kind: 'missing' };

/** Nobody is asked for a paste who has answered the questions; what comes through a pipe is read in any case. */
async function textOf({ at, words, operand }: Desk, hasAnswers: boolean): Promise<Text> {
  if (operand !== undefined && operand !== '-') {
    const text = await readText(operand);
    return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
  }
  if (at.input.isTTY && hasAnswers && operand === undefined) return { kind: 'text', text: undefined };
  if (at.input.isTTY) at.error(plain(words, 'terminal.prompt.paste'));
  return { kind: 'text', text: await readAll(at.input) };
}

/** Everything that was found, as lines. */
export function foundLines(words: Words, found: Found, page: Page): readonly string[] {
  const { evidence, read, diagnosis, warnings, failures, next } = found;
  const top = diagnosis.find(({ verdict }) => verdict !== 'excluded');
  const session = { ...newSession(ORIGIN.session, true), evidence, phase: 'answered' } as const;
  return [
    ...(warnings.length === 0 ? [] : [...lineOf(words.line('terminal.secret'), page), '']),
    ...(top === undefined
      ? noticeLines(exhaustedCard(words, evidence, ORIGIN), page)
      : answerLines(answerCard(words, { diagnosis, top, tried: [], session, read, warnings: [], failures }, ORIGIN), page)),
    ...(top === undefined ? [] : readyLines(words, top, found)),
    ...(next === undefined ? [] : nextLines(words, next, page)),
  ];
}

/** The message to the administrator and the commands that *Copy commands* posts in Teams, as they stand: they are there to be copied. */
function readyLines(words: Words, top: Assessment, { evidence }: Found): readonly string[] {
  const text = copyText(words, readyNext(top, evidence));
  return text === undefined ? [] : ['', ...text.split('\n')];
}

function nextLines(words: Words, question: QuestionId, page: Page): readonly string[] {
  const how = isClosed(question)
    ? words.line('terminal.next.closed', { flag: `--${flagOf(question)}`, values: ANSWERS[question] })
    : words.line(question === 'token' ? 'terminal.next.token' : 'terminal.next.open');
  return [
    ...heading(words.text('terminal.next.title'), page),
    ...[words.line(`questions.${question}.ask`), words.line(`questions.${question}.why`), how].flatMap((line) =>
      lineOf(line, page, '  '),
    ),
  ];
}
