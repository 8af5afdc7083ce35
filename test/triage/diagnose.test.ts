import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { CAUSE_IDS, CAUSES, type CauseId } from '../../src/triage/causes/index.ts';
import { type Assessment, diagnose, type Diagnosis } from '../../src/triage/diagnose.ts';
import { type Evidence, type Facts, type Field, withFacts } from '../../src/triage/evidence.ts';
import { isSignInError } from '../../src/triage/observations.ts';
import { answered, call, evidences, FACTS, FIELDS, NOW, says, seconds, token } from './evidence.ts';

const assessed = (diagnosis: Diagnosis, id: CauseId): Assessment => {
  const found = diagnosis.find(({ cause }) => cause === id);
  assert.ok(found !== undefined);
  return found;
};
const effects = ({ findings }: Assessment) => findings.map(({ effect }) => effect);
const plain = (diagnosis: Diagnosis) => diagnosis.map(({ cause, verdict, share }) => [cause, verdict, share]);
const proven = (evidence: Evidence) => diagnose(evidence, NOW).filter(({ verdict }) => verdict === 'proven');

describe('diagnose', () => {
  it('ranks every cause once, whatever is known', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const ranked = diagnose(evidence, NOW).map(({ cause }) => cause);
        assert.deepEqual([...ranked].toSorted(), [...CAUSE_IDS].toSorted());
      }),
    );
  });

  it('gives shares of one whole', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const shares = diagnose(evidence, NOW).map(({ share }) => share);
        for (const share of shares) assert.ok(share >= 0 && share <= 1);
        assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
      }),
    );
  });

  it('says the same of the same evidence, in whatever order the facts and the codes came', () => {
    fc.assert(
      fc.property(evidences, fc.nat(), (evidence, seed) => {
        const entries = Object.entries(evidence);
        const turn = seed % Math.max(1, entries.length);
        const turned = [...entries.slice(turn), ...entries.slice(0, turn)].toReversed();
        const other = { ...Object.fromEntries(turned), ...(evidence.aadsts && { aadsts: [...evidence.aadsts].toReversed() }) };
        assert.deepEqual(plain(diagnose(other, NOW)), plain(diagnose(evidence, NOW)));
      }),
    );
  });

  it('puts what is proven first, then falls by share', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const ranks = diagnose(evidence, NOW).map(({ verdict, share }) => share + (verdict === 'proven' ? 1 : 0));
        assert.deepEqual(
          ranks,
          [...ranks].toSorted((a, b) => b - a),
        );
      }),
    );
  });

  it('lets ties fall by the list of causes', () => {
    const order = new Map(CAUSES.map(({ id }, i) => [id, i]));
    const equals = diagnose({}, NOW).flatMap(({ cause, share }, i, all) => {
      const next = all[i + 1];
      return next !== undefined && next.share === share ? [[cause, next.cause] as const] : [];
    });
    assert.ok(equals.length > 0, 'no two causes are equally common any more');
    for (const [first, second] of equals)
      assert.ok((order.get(first) ?? 0) < (order.get(second) ?? 0), `${first} before ${second}`);
  });

  it('says proven only where something proves and nothing excludes, and excluded only the other way round', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        for (const assessment of diagnose(evidence, NOW)) {
          const found = effects(assessment);
          const settled = [found.includes('proves'), found.includes('excludes')];
          assert.equal(assessment.verdict === 'proven', settled[0] && !settled[1]);
          assert.equal(assessment.verdict === 'excluded', settled[1] && !settled[0]);
        }
      }),
    );
  });

  it('never loses a proven cause to a further fact, unless that fact excludes it or says that no API has refused the call', () => {
    const furtherFacts = fc
      .tuple(evidences, fc.constantFrom(...FIELDS))
      .filter(([evidence, field]) => evidence[field] === undefined)
      .chain(([evidence, field]) =>
        fc.tuple(fc.constant(evidence), fc.constant(field), FACTS[field] as fc.Arbitrary<Facts[Field]>),
      );
    fc.assert(
      fc.property(furtherFacts, ([evidence, field, fact]) => {
        const further = withFacts(evidence, { [field]: fact }, 'paste');
        const more = diagnose(further, NOW);
        for (const { cause } of proven(evidence)) {
          const { verdict, findings } = assessed(more, cause);
          const isOtherStatus = field === 'status' && ![400, 401, 403, 404].includes(Number(fact));
          const isNoRefusal = isOtherStatus || (isSignInError(further) && !isSignInError(evidence));
          const isExcluded = findings.some(({ effect }) => effect === 'excludes');
          assert.ok(verdict === 'proven' || isExcluded || isNoRefusal, `${cause} after ${field}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('proves nothing by the weight of answers alone', () => {
    const answers = fc.record(
      {
        status: fc.constantFrom(400, 401, 403, 404, 500),
        flow: fc.constantFrom('auth-code' as const, 'client-credentials' as const),
        consent: FACTS.consent,
        changed: FACTS.changed,
        reach: FACTS.reach,
        onset: FACTS.onset,
        role: FACTS.role,
        operation: FACTS.operation,
        service: FACTS.service,
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(answers, (facts) => assert.deepEqual(proven(answered(facts)), [])));
  });

  it('proves nothing on an empty record', () => {
    assert.deepEqual(proven({}), []);
    assert.ok(diagnose({}, NOW).every(({ findings }) => findings.length === 0));
  });

  it('proves the cause of each code that has one meaning', () => {
    for (const { id, codes = [] } of CAUSES)
      for (const code of codes) {
        const [first] = diagnose({ aadsts: [code] }, NOW);
        assert.deepEqual([first?.cause, first?.verdict, code], [id, 'proven', code]);
        assert.deepEqual(first?.findings[0]?.because, { kind: 'code', code });
      }
  });

  it('leaves a code that nobody knows without a reason', () => {
    const diagnosis = diagnose({ aadsts: [99_999_999] }, NOW);
    assert.ok(diagnosis.every(({ findings }) => findings.every(({ because }) => because.kind !== 'code')));
  });

  it('names an answer as a reason only when the person gave it and it changes the odds', () => {
    const reasons = (evidence: Evidence) =>
      assessed(diagnose(evidence, NOW), 'password-reset').findings.map(({ because }) => because);
    const given = { kind: 'answer', question: 'operation', answer: 'password-or-auth-method' } as const;
    assert.deepEqual(reasons(answered({ operation: 'password-or-auth-method' })), [given]);
    assert.deepEqual(reasons({ operation: 'password-or-auth-method' }), []);
    assert.deepEqual(reasons(answered({ onset: 'never-worked' })), []);
  });

  it('names the strongest reason first, and what settles the matter before that', () => {
    const { findings } = assessed(
      diagnose(
        { status: 403, required: { anyOf: ['Mail.Read'] }, ...token({ scp: 'Mail.ReadWrite' }), ...says('missing-scope') },
        NOW,
      ),
      'permission-missing',
    );
    assert.equal(findings[0]?.effect, 'proves');
    const bits = findings.slice(1).map((finding) => Math.abs(finding.bits));
    assert.deepEqual(
      bits,
      [...bits].toSorted((a, b) => b - a),
    );
  });

  it('compares permissions as whole words', () => {
    const verdict = (needed: string, scp: string) =>
      assessed(diagnose({ status: 403, required: { anyOf: [needed] }, ...token({ scp }) }, NOW), 'permission-missing').verdict;
    assert.equal(verdict('Mail.Read', 'Mail.ReadWrite'), 'proven');
    assert.equal(verdict('Mail.ReadWrite', 'Mail.Read'), 'proven');
    assert.equal(verdict('Mail.Read', 'Mail.Read'), 'excluded');
  });

  it('asks the clock only for a token whose error has no time', () => {
    const exp = seconds('2026-01-01T01:00:00Z');
    const share = (evidence: Evidence, now: number) => assessed(diagnose(evidence, now), 'token-expired').share;
    const later = NOW + 2 * 3_600_000;
    const timed = { status: 401, ...token({ scp: 'Mail.Read', exp }), ids: { timestamp: '2026-01-01T00:30:00Z' } };
    assert.equal(share(timed, NOW), share(timed, later));
    const untimed = { status: 401, ...token({ scp: 'Mail.Read', exp }) };
    assert.ok(share(untimed, NOW) < share(untimed, later));
  });

  it('takes a proof that another fact contradicts for a pointer', () => {
    const evidence = { ...call('GET', '/users'), ...says('me-needs-delegated'), ...token({ scp: 'User.Read.All' }) };
    const found = assessed(diagnose(evidence, NOW), 'app-only-unsupported');
    assert.deepEqual(effects(found).slice(0, 2), ['proves', 'excludes']);
    assert.ok(found.verdict !== 'proven' && found.verdict !== 'excluded');
    assert.equal(diagnose(evidence, NOW)[0]?.cause, 'app-only-unsupported');
  });
});
