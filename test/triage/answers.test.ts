import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ANSWERS, answersIn, isClosed, wasAnswered } from '../../src/triage/answers.ts';
import type { ClosedQuestion } from '../../src/triage/causes/define-cause.ts';
import type { Evidence } from '../../src/triage/evidence.ts';
import { answered, call, evidences, token } from './evidence.ts';

describe('answersIn', () => {
  const rows: readonly (readonly [string, Evidence, Readonly<Partial<Record<ClosedQuestion, string>>>])[] = [
    ['finds none in an empty record', {}, {}],
    ['gives what was answered', answered({ status: 403, consent: 'granted' }), { status: '403', consent: 'granted' }],
    ['takes every fault of a service for one answer', { status: 503 }, { status: '500' }],
    ['reads operation and service off a request', call('GET', '/me/messages'), { operation: 'read', service: 'mail-calendar' }],
    ['takes any other method for writing', call('POST', '/groups'), { operation: 'write', service: 'directory' }],
    [
      'takes asking for members for reading',
      call('POST', '/users/{id}/getMemberGroups'),
      { operation: 'read', service: 'directory' },
    ],
    [
      'takes a password profile for a change of a password',
      call('PATCH', '/users/{id}', { changesPassword: true }),
      { operation: 'password-or-auth-method', service: 'directory' },
    ],
    [
      'takes channel messages for Teams, not for mail',
      call('GET', '/teams/{id}/channels/{id}/messages'),
      { operation: 'read', service: 'teams' },
    ],
    ['takes chat messages for Teams', call('GET', '/me/chats/{id}/messages'), { operation: 'read', service: 'teams' }],
    ['takes a drive of a site for files', call('GET', '/sites/{id}/drive'), { operation: 'read', service: 'files-sites' }],
    ['takes Intune for devices', call('GET', '/deviceManagement/managedDevices'), { operation: 'read', service: 'devices' }],
    ['takes sign-in logs for reports', call('GET', '/auditLogs/signIns'), { operation: 'read', service: 'security-reports' }],
    ['knows no service of an unusual path', call('GET', '/print/printers'), { operation: 'read', service: 'other' }],
    ['takes an error of the token endpoint for a sign-in', { aadsts: [65001] }, { operation: 'sign-in' }],
    [
      'knows that an app alone has no account',
      { flow: 'client-credentials' },
      { flow: 'client-credentials', account: 'app-only' },
    ],
    ['sees an app alone in its token', token({ roles: ['Mail.Read'] }), { account: 'app-only' }],
    [
      'takes an answer for truer than what the request implies',
      { ...call('POST', '/search/query'), ...answered({ operation: 'read', service: 'files-sites' }) },
      { operation: 'read', service: 'files-sites' },
    ],
  ];
  for (const [name, evidence, answers] of rows)
    it(name, () => assert.deepEqual(Object.fromEntries(answersIn(evidence)), answers));

  it('gives each question at most once, with an answer of its list or a rarer status', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const found = [...answersIn(evidence)];
        assert.equal(new Map(found).size, found.length);
        for (const [question, answer] of found) {
          const isListed = (ANSWERS[question] as readonly string[]).includes(answer);
          assert.ok(isListed || (question === 'status' && /^4\d\d$/.test(answer)), `${question}: ${answer}`);
        }
      }),
    );
  });
});

describe('isClosed', () => {
  it('tells guided questions from those that are answered by a paste', () => {
    assert.ok(Object.keys(ANSWERS).every((question) => isClosed(question as ClosedQuestion)));
    assert.ok(!isClosed('text') && !isClosed('request') && !isClosed('granted') && !isClosed('token'));
  });
});

describe('wasAnswered', () => {
  it('tells an answer from what a paste says', () => {
    assert.equal(wasAnswered(answered({ consent: 'granted' }), 'consent'), true);
    assert.equal(wasAnswered({ consent: 'granted', from: { consent: 'paste' } }, 'consent'), false);
    assert.equal(wasAnswered({}, 'consent'), false);
  });
});
