import { readFileSync } from 'node:fs';
import { diagnose } from '../src/triage/diagnose.ts';
import { intake, PASTE_LIMIT } from '../src/triage/intake/index.ts';
import { redact } from '../src/triage/intake/redact.ts';
import { nextQuestion } from '../src/triage/questions.ts';
import { newSession, step } from '../src/triage/session.ts';
import { readToken } from '../src/triage/token.ts';
import { OPENINGS } from '../test/fuzz/texts.ts';
import { microseconds } from './measure.ts';
import { measurePermissions } from './permissions.ts';
import { type Line, lineOf, print } from './report.ts';

const NOW = Date.UTC(2026, 0, 1);
const threads: { given: { text: string | null } }[] = JSON.parse(
  readFileSync(new URL('../test/cases/threads.json', import.meta.url), 'utf8'),
);
const texts = threads.flatMap(({ given }) => given.text ?? []).filter((text) => text.length > 0);
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const TOKEN = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ aud: 'https://graph.microsoft.com', scp: 'Mail.Read '.repeat(100), exp: 1 })}.sig`;
/** At the longest length that is accepted. */
const HOSTILE = OPENINGS.map((seed) => seed.repeat(Math.floor(PASTE_LIMIT / seed.length)));

/** Measures the parts of the engine by themselves, and the look-up of permissions. */
export function measureEngine(): void {
  for (const line of [...usual(), ...hostile()]) print(lineOf(line));
  measurePermissions();
}

function usual(): readonly Line[] {
  const evidences = texts.map((text) => step(newSession('bench', true), { kind: 'paste', text }, NOW).session.evidence);
  const open = evidences
    .map((evidence) => ({ evidence, diagnosis: diagnose(evidence, NOW) }))
    .filter(({ diagnosis }) => diagnosis[0]?.verdict !== 'proven');
  let turn = 0;
  const next = <T>(list: readonly T[]): T => list[turn++ % list.length] as T;
  const ask = () => {
    const { evidence, diagnosis } = next(open);
    return nextQuestion(evidence, diagnosis, { asked: [], guided: false });
  };
  const all = texts.join('\n\n');
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length / 1024;
  return [
    { what: 'diagnose', value: microseconds(() => diagnose(next(evidences), NOW)), budget: 50, unit: 'us' },
    { what: 'next question', value: microseconds(ask), budget: 1000, unit: 'us' },
    {
      what: `intake, per paste of ${size.toFixed(2)} KB on average`,
      value: microseconds(() => intake(next(texts), NOW)),
      unit: 'us',
    },
    { what: 'intake, per KB of a long paste', value: microseconds(() => intake(all, NOW)) / (all.length / 1024), unit: 'us' },
    { what: `token read, ${(TOKEN.length / 1024).toFixed(1)} KB`, value: microseconds(() => readToken(TOKEN)), unit: 'us' },
  ];
}

function hostile(): readonly Line[] {
  const worst = (work: (text: string) => unknown): number => Math.max(...HOSTILE.map((text) => best(() => work(text))));
  return [
    {
      what: `intake, worst of ${HOSTILE.length} hostile pastes of 64 KB`,
      value: worst((text) => intake(text, NOW)) / 1000,
      budget: 50,
      unit: 'ms',
    },
    { what: 'redact, worst of the same', value: worst(redact) / 1000, budget: 50, unit: 'ms' },
  ];
}

/** Microseconds of the quickest of some calls. */
function best(work: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) * 1000;
  });
  return Math.min(...times);
}
