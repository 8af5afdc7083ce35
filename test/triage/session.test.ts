import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ANSWERS } from '../../src/triage/answers.ts';
import type { QuestionId } from '../../src/triage/causes/define-cause.ts';
import { CAUSE_IDS } from '../../src/triage/causes/index.ts';
import { PASTE_LIMIT } from '../../src/triage/intake/index.ts';
import { type Input, newSession, type Session, SESSION_VERSION, step, type Step } from '../../src/triage/session.ts';
import type { View } from '../../src/triage/view.ts';
import { NOW, token, tokens } from './evidence.ts';
import { tokenOf } from './tokens.ts';

const paste = (text: string): Input => ({ kind: 'paste', text });
const answer = (question: QuestionId, value: string): Input => ({ kind: 'answer', question, value });
const unknown = (question: QuestionId): Input => ({ kind: 'unknown', question });
const change = (question: QuestionId): Input => ({ kind: 'change', question });
const [start, back, didNotHelp, solved, show] = (['start', 'back', 'did-not-help', 'solved', 'show'] as const).map((kind) => ({
  kind,
})) as [Input, Input, Input, Input, Input];

/** What the inputs lead to, one after the other. */
function after(...inputs: readonly Input[]): Step {
  return continued(newSession('s', true), ...inputs);
}

function continued(session: Session, ...inputs: readonly Input[]): Step {
  return inputs.reduce<Step>((last, input) => step(last.session, input, NOW), step(session, show, NOW));
}

/** Answers every question with "I don't know" until there is an answer. */
function skipped(last: Step): Step {
  let current = last;
  while (current.view.kind === 'question') current = step(current.session, unknown(current.view.question), NOW);
  return current;
}

const question = (view: View): QuestionId => {
  assert.equal(view.kind, 'question');
  return view.kind === 'question' ? view.question : 'status';
};
const top = (view: View) => {
  assert.equal(view.kind, 'answer');
  return view.kind === 'answer' ? view.top : undefined;
};

const CONSENT = 'AADSTS65001: The user or administrator has not consented to use the application';
const EXPIRED = '401 Unauthorized {"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}';
const FORBIDDEN =
  '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}';

describe('a new session', () => {
  it('shows the welcome until something happens', () => {
    assert.deepEqual(after().view, { kind: 'welcome' });
    for (const input of [back, didNotHelp, solved, unknown('status'), answer('status', '403'), change('status')]) {
      const { view, session } = after(input);
      assert.deepEqual(view, { kind: 'welcome' });
      assert.deepEqual(session, newSession('s', true));
    }
  });

  it('bears the version of its form', () => {
    assert.equal(newSession('s', true).version, SESSION_VERSION);
  });
});

describe('start', () => {
  it('asks the first question', () => {
    assert.deepEqual(after(start).view, { kind: 'question', question: 'status', isFirst: true, again: false });
  });

  it('begins anew from anywhere, as the same session', () => {
    for (const inputs of [[paste(CONSENT)], [paste(CONSENT), solved], [start, answer('status', '403')]]) {
      const before = after(...inputs).session;
      const { session, view } = continued(before, start);
      assert.equal(question(view), 'status');
      assert.deepEqual({ ...session, revision: 0 }, { ...after(start).session, revision: 0 });
      assert.ok(session.revision > before.revision);
    }
  });
});

describe('a paste', () => {
  it('answers at once when it settles the cause, and says what was read', () => {
    const { view, read, session } = after(paste(CONSENT));
    assert.deepEqual([top(view)?.cause, top(view)?.verdict], ['consent-missing', 'proven']);
    assert.deepEqual(read?.aadsts, [65001]);
    assert.equal(session.evidence.from?.aadsts, 'paste');
  });

  it('leads to a question when it does not', () => {
    assert.equal(after(paste(FORBIDDEN)).view.kind, 'question');
  });

  it('is unreadable when there is nothing to read in it, and changes nothing', () => {
    const rows = [
      ['what a day', 'nothing'],
      ['  \n ', 'empty'],
      ['x'.repeat(PASTE_LIMIT + 1), 'too-long'],
    ] as const;
    for (const [text, reason] of rows) {
      const { view, session } = after(paste(text));
      assert.deepEqual(view, { kind: 'unreadable', reason });
      assert.deepEqual(session, newSession('s', true));
    }
  });

  it('that is unreadable keeps the open question', () => {
    const { view, session } = after(start, paste('what a day'));
    assert.deepEqual(view, { kind: 'question', question: 'status', isFirst: true, again: 'nothing' });
    assert.deepEqual(session, after(start).session);
  });

  it('in place of an answer is taken into account, and what it says is not asked', () => {
    const { session, view } = after(start, paste(FORBIDDEN));
    assert.equal(session.evidence.graphError?.code, 'Authorization_RequestDenied');
    assert.notEqual(view.kind, 'unreadable');
    assert.notEqual(view.kind === 'question' && view.question, 'text');
  });

  for (const more of [
    'HTTP/1.1 400 Bad Request',
    '{"error":"invalid_grant"}',
    'GET https://graph.microsoft.com/v1.0/me/messages',
    'request-id: 11111111-aaaa-4bbb-8ccc-000000000001',
  ])
    it(`that adds what was unknown after an answer keeps the case: ${more}`, () => {
      const answered = step(newSession('s', true), { kind: 'paste', text: 'AADSTS65001: consent' }, 0).session;
      const next = step(answered, { kind: 'paste', text: more }, 0);
      assert.deepEqual([next.session.evidence.aadsts, next.view.kind], [[65_001], 'answer']);
    });

  it('that did not help although it was called solved leads to the next cause', () => {
    const answered = skipped(after(paste(FORBIDDEN))).session;
    const first = top(step(answered, { kind: 'show' }, NOW).view)?.cause;
    const next = step(step(answered, solved, NOW).session, didNotHelp, NOW);
    assert.deepEqual([next.session.phase, next.session.tried], ['answered', [first]]);
    assert.notEqual(top(next.view)?.cause, first);
  });

  it('that names another error after an answer begins anew', () => {
    for (const over of [[], [solved], [didNotHelp]]) {
      const before = after(paste(CONSENT), ...over).session;
      const { session, view } = continued(before, paste(EXPIRED));
      assert.equal(session.evidence.aadsts, undefined);
      assert.equal(top(view)?.cause, 'token-expired');
      assert.deepEqual(session.tried, []);
      assert.ok(session.revision > before.revision);
    }
  });

  it('that adds to the error after an answer goes on with it', () => {
    const { session } = continued(
      skipped(after(paste(FORBIDDEN))).session,
      paste('GET https://graph.microsoft.com/v1.0/me/messages'),
    );
    assert.equal(session.evidence.graphError?.code, 'Authorization_RequestDenied');
    assert.equal(session.evidence.request?.path, '/me/messages');
  });

  it('that proves a cause shows it, also when it was tried before', () => {
    const { session } = continued(skipped(after(paste(FORBIDDEN))).session, didNotHelp);
    assert.deepEqual(session.tried, ['permission-missing']);
    const { view } = continued(session, paste("API requires one of 'Mail.Read, Mail.ReadWrite'."));
    assert.deepEqual([top(view)?.cause, top(view)?.verdict], ['permission-missing', 'proven']);
  });

  it('warns of a live token', () => {
    const live = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'Mail.Read', exp: NOW / 1000 + 600 });
    assert.deepEqual(after(paste(`403 with ${live}`)).warnings, [{ kind: 'live-token', until: NOW / 1000 + 600 }]);
  });
});

describe('a token from the private dialog', () => {
  it('joins the evidence without its text', () => {
    const { token: reading } = token({ scp: 'Mail.ReadWrite' });
    assert.ok(reading !== undefined);
    const denied = `403 Forbidden {"error":{"code":"Forbidden","message":"Missing scope permissions on the request. API requires one of 'Mail.Read'."}}`;
    const { view, session, read } = after(paste(denied), { kind: 'token', reading });
    assert.equal(session.evidence.from?.token, 'token');
    assert.deepEqual(read?.token, reading);
    assert.deepEqual([top(view)?.cause, top(view)?.verdict], ['permission-missing', 'proven']);
  });

  it('is read alone when nothing else is known', () => {
    const { token: reading } = token({ scp: 'Mail.Read' });
    assert.ok(reading !== undefined);
    assert.equal(after({ kind: 'token', reading }).view.kind, 'question');
  });

  it('is not asked for in a group', () => {
    const all = (isPrivate: boolean) => {
      const asked: QuestionId[] = [];
      for (const text of [FORBIDDEN, '401 Unauthorized', '403 Forbidden']) {
        let last = continued(newSession('s', isPrivate), paste(text));
        while (last.view.kind === 'question') {
          asked.push(last.view.question);
          last = step(last.session, unknown(last.view.question), NOW);
        }
      }
      return asked;
    };
    assert.ok(!all(false).includes('token'));
  });
});

describe('something without text', () => {
  it('is unreadable, or asks the open question again', () => {
    assert.deepEqual(after({ kind: 'attachment' }).view, { kind: 'unreadable', reason: 'attachment' });
    const { view } = after(start, { kind: 'attachment' });
    assert.deepEqual(view, { kind: 'question', question: 'status', isFirst: true, again: 'attachment' });
  });
});

describe('an answer', () => {
  it('is a fact of the evidence, with its origin', () => {
    const { session } = after(start, answer('status', '403'));
    assert.equal(session.evidence.status, 403);
    assert.equal(session.evidence.from?.status, 'answer');
  });

  it('to another question than the open one, or none of the list, shows what is open', () => {
    const open = after(start);
    for (const input of [answer('flow', 'obo'), answer('status', '418'), answer('status', 'toString'), unknown('flow')]) {
      const { session, view } = continued(open.session, input);
      assert.deepEqual([session, view], [open.session, open.view]);
    }
  });

  it('"I don’t know" is kept apart and adds no fact', () => {
    const { session } = after(start, unknown('status'));
    assert.deepEqual(session.unknown, ['status']);
    assert.equal(session.evidence.status, undefined);
    assert.notEqual(session.current, 'status');
  });

  it('leads to an answer after five questions at the latest', () => {
    const { session, view } = skipped(after(start));
    assert.equal(view.kind, 'answer');
    assert.ok(session.asked.length <= 5);
    assert.equal(session.current, undefined);
  });
});

describe('an answer to an open question', () => {
  const asking = (current: QuestionId): Session => ({ ...after(start).session, asked: [current], current });

  it('is read like a paste', () => {
    const { session } = continued(
      asking('request'),
      answer('request', 'PATCH https://graph.microsoft.com/beta/users/a@b.example'),
    );
    assert.deepEqual([session.evidence.request?.method, session.evidence.request?.path], ['PATCH', '/users/{id}']);
  });

  it('that says nothing asks again', () => {
    const { view } = continued(asking('request'), answer('request', 'the usual one'));
    assert.deepEqual(view, { kind: 'question', question: 'request', isFirst: true, again: 'nothing' });
  });

  it('takes the names of granted permissions, whatever stands between them', () => {
    const rows: readonly (readonly [string, readonly string[]])[] = [
      ['Mail.Read', ['Mail.Read']],
      [
        'Mail.Read, Mail.ReadWrite and User-PasswordProfile.ReadWrite.All.',
        ['Mail.Read', 'Mail.ReadWrite', 'User-PasswordProfile.ReadWrite.All'],
      ],
      ['"Sites.Selected"; Files.SelectedOperations.Selected', ['Sites.Selected', 'Files.SelectedOperations.Selected']],
      ['User.Read\nmail.read', ['User.Read', 'mail.read']],
    ];
    for (const [value, granted] of rows) {
      const { session } = continued(asking('granted'), answer('granted', value));
      assert.deepEqual(session.evidence.granted, granted);
      assert.equal(session.evidence.from?.granted, 'answer');
    }
  });

  it('takes neither a token nor an address for a permission, and warns of the token', () => {
    const live = tokenOf({ aud: 'https://graph.microsoft.com', scp: 'Mail.Read', exp: NOW / 1000 + 600 });
    const { session, warnings } = continued(
      asking('granted'),
      answer('granted', `User.Read for ada.lovelace@contoso.com, see ${live}`),
    );
    assert.deepEqual(session.evidence.granted, ['User.Read']);
    assert.deepEqual(warnings, [{ kind: 'live-token', until: NOW / 1000 + 600 }]);
    const kept = JSON.stringify(session);
    for (const secret of [...live.split('.'), 'lovelace']) assert.ok(!kept.includes(secret));
    const short = 'eyJhbGciOiJub25lIn0.eyJzY3AiOiJRIn0.c2lnbmF0dXJl';
    const again = continued(asking('granted'), answer('granted', `User.Read ${short}`)).session;
    assert.deepEqual(again.evidence.granted, ['User.Read']);
  });

  it('refuses what is too long', () => {
    const { view } = continued(asking('granted'), answer('granted', 'Mail.Read '.repeat(PASTE_LIMIT / 10 + 1)));
    assert.deepEqual(view, { kind: 'question', question: 'granted', isFirst: true, again: 'too-long' });
  });
});

describe('Back', () => {
  it('leads to the question before, and takes its answer back', () => {
    const { view, session } = after(start, answer('status', '403'), answer('flow', 'obo'), back);
    assert.equal(question(view), 'flow');
    assert.equal(session.evidence.flow, undefined);
    assert.equal(session.evidence.status, 403);
    assert.deepEqual(session.asked, ['status', 'flow']);
  });

  it('stays at the first question', () => {
    assert.deepEqual(after(start, back).view, after(start).view);
    assert.deepEqual(after(start, answer('status', '403'), back, back).view, after(start).view);
  });

  it('leads from an answer to the last question', () => {
    const answered = skipped(after(start, answer('status', '403')));
    assert.equal(question(continued(answered.session, back).view), answered.session.asked.at(-1));
  });

  it('stays at an answer that took no question', () => {
    assert.deepEqual(after(paste(CONSENT), back).view, after(paste(CONSENT)).view);
  });

  it('takes back "did not help" and "solved"', () => {
    const answered = skipped(after(start, answer('status', '403')));
    assert.deepEqual(continued(answered.session, didNotHelp, back).view, answered.view);
    assert.deepEqual(continued(answered.session, solved, back).view, answered.view);
  });
});

describe('Change', () => {
  const answered = skipped(after(start, answer('status', '403'), answer('flow', 'client-credentials')));

  it('asks a settled question again, without its answer', () => {
    const { view, session } = continued(answered.session, change('flow'));
    assert.equal(question(view), 'flow');
    assert.equal(session.evidence.flow, undefined);
    assert.equal(session.evidence.from?.flow, undefined);
  });

  it('lets the new answer replace the old one', () => {
    const { session } = continued(answered.session, change('flow'), answer('flow', 'obo'));
    assert.equal(session.evidence.flow, 'obo');
    assert.equal(session.asked.filter((id) => id === 'flow').length, 1);
  });

  it('keeps what a paste says until something replaces it', () => {
    const pasted = after(start, answer('status', '403'), paste('HTTP/1.1 401 Unauthorized')).session;
    assert.equal(continued(pasted, change('status')).session.evidence.status, 401);
  });

  it('takes back what an open question brought', () => {
    const asked: Session = { ...after(start).session, asked: ['text'], current: 'text' };
    const first = continued(asked, answer('text', CONSENT)).session;
    assert.deepEqual(first.evidence.aadsts, [65001]);
    const { session, view } = continued(first, change('text'), answer('text', EXPIRED));
    assert.equal(session.evidence.aadsts, undefined);
    assert.equal(top(view)?.cause, 'token-expired');
  });

  it('does nothing for a question that was not asked', () => {
    assert.deepEqual(continued(answered.session, change('token')).session, answered.session);
  });

  it('makes "I don’t know" an answer', () => {
    const { session } = after(start, unknown('status'), change('status'), answer('status', '401'));
    assert.deepEqual(session.unknown, []);
    assert.equal(session.evidence.status, 401);
  });
});

describe('Solved', () => {
  it('names the cause that was shown', () => {
    assert.deepEqual(after(paste(CONSENT), solved).view, { kind: 'solved', cause: 'consent-missing' });
  });

  it('names the cause that was shown last', () => {
    const answered = skipped(after(start, answer('status', '403')));
    const second = continued(answered.session, didNotHelp);
    assert.deepEqual(continued(second.session, solved).view, { kind: 'solved', cause: top(second.view)?.cause });
  });

  it('names none when the causes are used up', () => {
    const { session, view } = after(paste(CONSENT), didNotHelp);
    assert.equal(view.kind, 'exhausted');
    assert.deepEqual(continued(session, solved).view, { kind: 'solved' });
  });
});

describe('Did not help', () => {
  const answered = skipped(after(start, answer('status', '403')));

  it('shows the next cause and remembers the last', () => {
    const { view, session } = continued(answered.session, didNotHelp);
    assert.deepEqual(session.tried, [top(answered.view)?.cause]);
    assert.notEqual(top(view)?.cause, top(answered.view)?.cause);
  });

  it('uses the causes up after finitely many times, and every way leads on', () => {
    let last = answered;
    let times = 0;
    for (; last.view.kind === 'answer'; times += 1) last = step(last.session, didNotHelp, NOW);
    assert.equal(last.view.kind, 'exhausted');
    assert.ok(times < CAUSE_IDS.length);
    assert.equal(new Set(last.session.tried).size, times);
    assert.equal(continued(last.session, back).view.kind, 'answer');
    assert.equal(continued(last.session, start).view.kind, 'question');
    assert.equal(continued(last.session, solved).view.kind, 'solved');
    assert.equal(top(continued(last.session, paste(CONSENT)).view)?.cause, 'consent-missing');
    assert.deepEqual(continued(last.session, didNotHelp), last);
  });

  it('never shows an excluded cause', () => {
    let last = skipped(after(paste(FORBIDDEN)));
    for (; last.view.kind === 'answer'; last = step(last.session, didNotHelp, NOW))
      assert.notEqual(last.view.top.verdict, 'excluded');
    assert.ok(!last.session.tried.includes('app-credentials'));
  });
});

const CANARY = 'Quokka';
const PASTES = [
  CONSENT,
  EXPIRED,
  FORBIDDEN,
  'GET https://graph.microsoft.com/v1.0/users/Quokka@contoso.com/messages?$filter=subject eq Quokka 403 Forbidden',
  `My name is Quokka and I get ${FORBIDDEN} all day`,
  `Authorization: Bearer ${tokenOf({ aud: 'https://graph.microsoft.com', scp: 'Mail.Read', name: CANARY, exp: NOW / 1000 + 9 })}`,
  'client_secret=Quokka8Q~Quokka.Quokka_Quokka-Quokka1234 AADSTS7000215',
  'password=Quokka123! grant_type=password 400 Bad Request',
  JSON.stringify({ aud: 'https://graph.microsoft.com', roles: ['Sites.Selected'], upn: 'Quokka@contoso.com', ipaddr: CANARY }),
  JSON.stringify({ aud: 'a', roles: Array.from({ length: 400 }, (_, i) => `Made.Up.${'x'.repeat(120)}${i}`) }),
  `API requires one of '${Array.from({ length: 90 }, (_, i) => `Made.Up${i}.${'y'.repeat(50)}`).join(', ')}'`,
  'Mail.Read Sites.Selected',
  'I am Quokka, hello',
  '',
  'Quokka '.repeat(10_000),
];
const questions = fc.constantFrom<QuestionId>(...(Object.keys(ANSWERS) as QuestionId[]), 'text', 'request', 'granted', 'token');
const inputs: fc.Arbitrary<Input> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PASTES).map(paste) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(questions, fc.oneof(fc.constantFrom(...Object.values(ANSWERS).flat(), ...PASTES), fc.string()))
      .map(([id, value]) => answer(id, value)),
  },
  { weight: 2, arbitrary: questions.map(unknown) },
  { weight: 1, arbitrary: questions.map(change) },
  { weight: 1, arbitrary: tokens.map((reading): Input => ({ kind: 'token', reading })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Input>(start, back, back, didNotHelp, didNotHelp, solved, show, { kind: 'attachment' }),
  },
);
/** As {@link inputs}, but a person often answers what is asked. */
const moves = fc.array(fc.oneof(inputs, fc.nat(20)), { maxLength: 25 });

function play(isPrivate: boolean, moved: readonly (Input | number)[], look: (step: Step, before: Session) => void): void {
  let last = continued(newSession('s', isPrivate));
  for (const move of moved) {
    const before = last.session;
    last = step(before, typeof move === 'number' ? honest(last.view, move) : move, NOW);
    look(last, before);
  }
}

function honest(view: View, choice: number): Input {
  if (view.kind !== 'question') return choice % 2 === 0 ? didNotHelp : back;
  const listed: readonly string[] = view.question in ANSWERS ? ANSWERS[view.question as keyof typeof ANSWERS] : PASTES;
  return choice === 0 ? unknown(view.question) : answer(view.question, listed[choice % listed.length] ?? '');
}

describe('any sequence of inputs', () => {
  it('leads to a view and to plain, small JSON that holds nothing of the pasted text', () => {
    fc.assert(
      fc.property(fc.boolean(), moves, (isPrivate, moved) =>
        play(isPrivate, moved, ({ session, view }) => {
          assert.ok(['welcome', 'question', 'answer', 'exhausted', 'solved', 'unreadable'].includes(view.kind));
          const stored = JSON.stringify(session);
          assert.deepEqual(JSON.parse(stored), session);
          assert.ok(stored.length < 16_384, `${stored.length} characters`);
          assert.ok(!stored.includes(CANARY), stored);
        }),
      ),
      { numRuns: 300 },
    );
  });

  it('shows what the stored state shows', () => {
    fc.assert(
      fc.property(fc.boolean(), moves, (isPrivate, moved) =>
        play(isPrivate, moved, ({ session, view }) => {
          const shown = step(JSON.parse(JSON.stringify(session)) as Session, show, NOW).view;
          if (view.kind === 'question') assert.deepEqual(shown, { ...view, again: false });
          else if (view.kind !== 'unreadable') assert.deepEqual(shown, view);
        }),
      ),
    );
  });

  it('moves the revision exactly when the state moves', () => {
    fc.assert(
      fc.property(fc.boolean(), moves, (isPrivate, moved) =>
        play(isPrivate, moved, ({ session }, before) => {
          const isSame = JSON.stringify(session) === JSON.stringify(before);
          assert.ok(isSame ? session.revision === before.revision : session.revision > before.revision);
        }),
      ),
    );
  });

  it('keeps the state in order', () => {
    fc.assert(
      fc.property(fc.boolean(), moves, (isPrivate, moved) =>
        play(isPrivate, moved, ({ session: { phase, current, asked, unknown: skips, tried, id }, view }) => {
          assert.equal(id, 's');
          assert.equal(phase === 'asking', current !== undefined);
          if (current !== undefined) assert.equal(asked.at(-1), current);
          assert.ok(asked.length <= 5);
          for (const list of [asked, skips, tried]) assert.equal(new Set<string>(list).size, list.length);
          if (!isPrivate) assert.ok(!(view.kind === 'question' && view.question === 'token'));
        }),
      ),
    );
  });

  it('never ends: answers to what is asked lead to an answer, which "did not help" uses up', () => {
    fc.assert(
      fc.property(fc.boolean(), moves, (isPrivate, moved) => {
        let session = newSession('s', isPrivate);
        play(isPrivate, moved, (last) => ({ session } = last));
        let last = skipped(step(session, start, NOW));
        assert.equal(last.view.kind, 'answer');
        for (let i = 0; i < CAUSE_IDS.length; i += 1) last = step(last.session, didNotHelp, NOW);
        assert.equal(last.view.kind, 'exhausted');
      }),
      { numRuns: 50 },
    );
  });
});
