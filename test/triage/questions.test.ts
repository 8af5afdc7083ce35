import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ANSWERS, answersIn, isClosed } from '../../src/triage/answers.ts';
import type { QuestionId } from '../../src/triage/causes/define-cause.ts';
import { diagnose } from '../../src/triage/diagnose.ts';
import { type Evidence, withFacts } from '../../src/triage/evidence.ts';
import { permissionsHeld } from '../../src/triage/observations.ts';
import { nextQuestion } from '../../src/triage/questions.ts';
import { LOCALES, wordsOf } from '../locales/catalogues.ts';
import { answered, call, evidences, NOW, says, token } from './evidence.ts';

const OPEN = ['text', 'request', 'granted', 'token'] as const;
const QUESTIONS: readonly QuestionId[] = [...(Object.keys(ANSWERS) as QuestionId[]), ...OPEN];

interface Asking {
  readonly guided?: boolean;
  readonly asked?: readonly QuestionId[];
  readonly without?: readonly QuestionId[];
}
const next = (evidence: Evidence, { guided = false, asked = [], without = [] }: Asking = {}) =>
  nextQuestion(evidence, diagnose(evidence, NOW), { asked, guided, without });

/** Every question that is asked when each is answered in the same way, until there is none. */
function dialogue(start: Evidence, reply: (question: QuestionId) => Evidence, how: Asking = {}): readonly QuestionId[] {
  const asked: QuestionId[] = [];
  let evidence = start;
  for (let question = next(evidence, how); question !== undefined; question = next(evidence, { ...how, asked })) {
    asked.push(question);
    evidence = withFacts(evidence, reply(question), 'answer');
    assert.ok(asked.length <= QUESTIONS.length, `no end: ${asked.join(' ')}`);
  }
  return asked;
}

/** The evidence answers the question, by a fact of its own or by others. */
const isKnown: Readonly<Record<(typeof OPEN)[number], (evidence: Evidence) => boolean>> = {
  text: ({ aadsts, graphError, messages, oauthError }) => (aadsts ?? graphError ?? messages ?? oauthError) !== undefined,
  request: ({ request }) => request?.path !== undefined,
  granted: (evidence) => evidence.granted !== undefined || permissionsHeld(evidence) !== undefined,
  token: (evidence) => evidence.token !== undefined,
};
const isAnswered = (question: QuestionId, evidence: Evidence) =>
  isClosed(question) ? new Map(answersIn(evidence)).has(question) : isKnown[question](evidence);

const asking = fc.record({
  guided: fc.boolean(),
  asked: fc.subarray([...QUESTIONS], { maxLength: 5 }),
  without: fc.subarray([...OPEN]),
});

describe('nextQuestion', () => {
  it('asks for status, flow and account first when nothing was pasted', () => {
    const replies = new Map<QuestionId, Evidence>([
      ['status', { status: 403 }],
      ['flow', { flow: 'auth-code' }],
      ['account', { account: 'work' }],
    ]);
    const reply = (question: QuestionId): Evidence => replies.get(question) ?? {};
    assert.deepEqual(dialogue({}, reply, { guided: true }).slice(0, 3), ['status', 'flow', 'account']);
  });

  it('does not ask for the account of an app alone', () => {
    const reply = (question: QuestionId): Evidence => (question === 'flow' ? { flow: 'client-credentials' } : {});
    const asked = dialogue({}, reply, { guided: true });
    assert.deepEqual(asked.slice(0, 2), ['status', 'flow']);
    assert.ok(!asked.includes('account') && !asked.includes('role'));
  });

  it('begins with what is worth most after a paste', () => {
    assert.notEqual(next({ status: 403 }), 'flow');
    assert.notEqual(next({ status: 403 }), undefined);
  });

  it('never asks for what is known or implied', () => {
    fc.assert(
      fc.property(evidences, asking, (evidence, how) => {
        const question = next(evidence, how);
        assert.ok(question === undefined || !isAnswered(question, evidence), question);
      }),
      { numRuns: 1000 },
    );
  });

  it('never asks the same twice, nor what may not be asked', () => {
    fc.assert(
      fc.property(evidences, asking, (evidence, how) => {
        const question = next(evidence, how);
        assert.ok(question === undefined || ![...how.asked, ...how.without].includes(question), question);
      }),
    );
  });

  it('asks five questions at most', () => {
    fc.assert(
      fc.property(evidences, fc.boolean(), (evidence, guided) =>
        assert.ok(dialogue(evidence, () => ({}), { guided }).length <= 5),
      ),
    );
    assert.equal(next({}, { asked: ['status', 'flow', 'account', 'text', 'request'], guided: true }), undefined);
  });

  it('asks nothing once a cause is proven', () => {
    fc.assert(
      fc.property(evidences, asking, (evidence, how) => {
        const isProven = diagnose(evidence, NOW).some(({ verdict }) => verdict === 'proven');
        if (isProven) assert.equal(next(evidence, how), undefined);
      }),
    );
    assert.equal(next({ status: 429 }, { guided: true }), undefined);
  });

  it('asks the same of the same evidence', () => {
    fc.assert(fc.property(evidences, asking, (evidence, how) => assert.equal(next(evidence, how), next(evidence, how))));
  });

  const silent: readonly (readonly [name: string, evidence: Evidence, questions: readonly QuestionId[]])[] = [
    [
      'the request after an error of the token endpoint',
      { aadsts: [99_999_999] },
      ['request', 'token', 'granted', 'operation', 'service'],
    ],
    [
      'the account when the token shows it',
      { status: 403, ...token({ scp: 'Mail.Read' }) },
      ['account', 'token', 'flow', 'granted'],
    ],
    [
      'the account behind a token of a personal account',
      { status: 404, token: { kind: 'opaque-personal' } },
      ['account', 'token'],
    ],
    ['the operation when the method is known', { status: 403, request: { method: 'GET' } }, ['operation']],
    [
      'the granted permissions when the refusal saw them',
      { status: 403, required: { anyOf: [], present: ['Mail.Read'] } },
      ['granted'],
    ],
    ['the error text when there is one', { status: 403, ...says('insufficient-privileges') }, ['text']],
    ['the service when the path shows it', { status: 403, ...call('GET', '/me/messages') }, ['service', 'request', 'operation']],
  ];
  for (const [name, evidence, questions] of silent)
    it(`leaves out ${name}`, () => {
      const asked = dialogue(evidence, () => ({}));
      assert.deepEqual(
        questions.filter((question) => asked.includes(question)),
        [],
      );
    });

  it('asks for operation and service when nobody can name the request', () => {
    const asked = dialogue(answered({ status: 403 }), () => ({}), { asked: [] });
    const request = asked.indexOf('request');
    assert.ok(request !== -1);
    assert.ok([asked.indexOf('operation'), asked.indexOf('service')].every((at) => at === -1 || at > request));
    assert.ok(asked.includes('operation') || asked.includes('service'));
  });
});

for (const locale of LOCALES) {
  describe(`the questions in ${locale}`, () => {
    const words = wordsOf(locale);
    const missing = (keys: readonly string[]) => keys.filter((key) => !words.has(`questions.${key}`));

    it('have a topic, a question and a reason', () => {
      assert.deepEqual(missing(QUESTIONS.flatMap((question) => [`${question}.topic`, `${question}.ask`, `${question}.why`])), []);
    });

    it('have each answer to choose and to type, and no other', () => {
      for (const [question, answers] of Object.entries(ANSWERS)) {
        for (const part of ['answers', 'typed']) {
          const prefix = `questions.${question}.${part}.`;
          const keys = [...words.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
          assert.deepEqual(keys.toSorted(), [...answers].toSorted(), prefix);
        }
      }
    });

    it('have a label and an example where something is to be pasted', () => {
      assert.deepEqual(missing(OPEN.flatMap((question) => [`${question}.label`, `${question}.placeholder`])), []);
    });
  });
}
