import { readFileSync } from 'node:fs';
import { diagnose } from '../src/triage/diagnose.ts';
import { intake, PASTE_LIMIT } from '../src/triage/intake/index.ts';
import { redact } from '../src/triage/intake/redact.ts';
import { nextQuestion } from '../src/triage/questions.ts';
import { newSession, step } from '../src/triage/session.ts';
import { readToken } from '../src/triage/token.ts';
import { microseconds } from './measure.ts';

const NOW = Date.UTC(2026, 0, 1);
const threads: { given: { text: string | null } }[] = JSON.parse(
  readFileSync(new URL('../test/cases/threads.json', import.meta.url), 'utf8'),
);
const texts = threads.flatMap(({ given }) => given.text ?? []).filter((text) => text.length > 0);
const evidences = texts.map((text) => step(newSession('bench', true), { kind: 'paste', text }, NOW).session.evidence);
const open = evidences
  .map((evidence) => ({ evidence, diagnosis: diagnose(evidence, NOW) }))
  .filter(({ diagnosis }) => diagnosis[0]?.verdict !== 'proven');
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const token = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ aud: 'https://graph.microsoft.com', scp: 'Mail.Read '.repeat(100), exp: 1 })}.sig`;

let turn = 0;
const next = <T>(list: readonly T[]): T => list[turn++ % list.length] as T;
const kilobytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length / 1024;

const rows: [string, number, string][] = [
  ['diagnose', microseconds(() => diagnose(next(evidences), NOW)), 'budget 50'],
  [
    'next question',
    microseconds(() => {
      const { evidence, diagnosis } = next(open);
      return nextQuestion(evidence, diagnosis, { asked: [], guided: false });
    }),
    'budget 1000',
  ],
  [`intake, per paste of ${kilobytes.toFixed(2)} KB on average`, microseconds(() => intake(next(texts), NOW)), ''],
  [
    'intake, per KB of a long paste',
    microseconds(() => intake(texts.join('\n\n'), NOW)) / (texts.join('\n\n').length / 1024),
    '',
  ],
  [`token read, ${(token.length / 1024).toFixed(1)} KB`, microseconds(() => readToken(token)), ''],
];
/** Texts that tempt a reader into trying again and again, at the longest length that is accepted. */
const HOSTILE = [
  'eyJ',
  'eyJ.',
  '{"a":{',
  '{"exp":{',
  '[[',
  'a@',
  'A1',
  'code=',
  'Bearer Bearer ',
  'AADSTS',
  'https://graph.microsoft.com/',
  '\\"{',
  "'",
  '-H ',
  'HTTP/1.1 403 ',
].map((seed) => seed.repeat(Math.floor(PASTE_LIMIT / seed.length)));
const best = (work: () => unknown): number =>
  Math.min(
    ...Array.from({ length: 7 }, () => {
      const start = performance.now();
      work();
      return (performance.now() - start) * 1000;
    }),
  );
rows.push(
  [
    'intake, worst of 15 hostile pastes of 64 KB',
    Math.max(...HOSTILE.map((text) => best(() => intake(text, NOW)))),
    'budget 20000',
  ],
  ['redact, worst of the same', Math.max(...HOSTILE.map((text) => best(() => redact(text)))), 'budget 20000'],
);
for (const [what, time, budget] of rows) {
  process.stdout.write(`${what.padEnd(48)} ${time.toFixed(1).padStart(9)} us  ${budget}\n`);
}

// The look-up of permissions is a part of the engine; its figures stand in the same run.
await import('./permissions.ts');
