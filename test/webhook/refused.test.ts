import assert from 'node:assert/strict';
import { NOW, startTeams } from '../teams/teams.ts';
import { ask, close, envelope, open, type Opened, ticketOf } from './place.ts';
import { callStatus, SECRET, type StatusOptions } from './receiver.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a call that is refused', () => {
  let opened: Opened;
  before(async () => (opened = await open()));
  after(() => close(opened));
  afterEach(async () => assert.equal((await ticketOf(opened.teams)).version, 1));
  const call = (body: object, options: Partial<StatusOptions> = {}) =>
    callStatus(opened.teams.url, { ...envelope(), ...body }, { at: NOW, ...options });

  const attacks: readonly (readonly [string, Partial<StatusOptions>, number, object])[] = [
    ['of another secret', { secret: `${SECRET}x` }, 401, { error: 'signature' }],
    ['of another body', { sent: JSON.stringify({ ...ask, ticket: 1001, tenantId: 'tenant-1' }) }, 401, { error: 'signature' }],
    ['whose body has one space more', { sent: '{ }' }, 401, { error: 'signature' }],
    ['without a signature', { headers: { 'X-Graph-Triage-Signature': '' } }, 401, { error: 'signature' }],
    ['with another time than was signed', { headers: { 'X-Graph-Triage-Timestamp': '1' } }, 401, { error: 'signature' }],
    ['of an old time', { at: NOW - 6 * MINUTE }, 401, { error: 'timestamp', now: NOW / 1000 }],
    ['of a clock that is an hour slow', { at: NOW - HOUR }, 401, { error: 'timestamp', now: NOW / 1000 }],
    ['of a clock that is an hour fast', { at: NOW + HOUR }, 401, { error: 'timestamp', now: NOW / 1000 }],
    ['that was recorded for another ticket', { path: '/api/tickets/1002' }, 400, { error: 'body', field: 'ticket' }],
    ['whose path is no number', { path: '/api/tickets/x' }, 400, { error: 'body', field: 'ticket' }],
  ];
  for (const [name, options, status, body] of attacks)
    it(`${name} is answered ${status} and changes nothing`, async () => {
      assert.deepEqual(await call(ask, options), { status, body });
    });

  const malformed: readonly (readonly [object, string])[] = [
    [{}, 'action'],
    [{ action: 'withdraw' }, 'action'],
    [{ action: 'claim' }, 'action'],
    [{ ...ask, id: undefined }, 'id'],
    [{ ...ask, id: 'with space' }, 'id'],
    [{ ...ask, id: 'x'.repeat(101) }, 'id'],
    [{ ...ask, tenantId: 'a\0b' }, 'tenantId'],
    [{ ...ask, ticket: '1001' }, 'ticket'],
    [{ ...ask, by: undefined }, 'by'],
    [{ ...ask, by: { name: ' ' } }, 'by'],
    [{ ...ask, by: { name: 'x'.repeat(101) } }, 'by'],
    [{ ...ask, text: 7 }, 'text'],
    [{ action: 'assign' }, 'to'],
    [{ action: 'assign', to: { id: 'a' } }, 'to'],
    [{ action: 'resolve', cause: 'the moon' }, 'cause'],
  ];
  for (const [body, field] of malformed)
    it(`${JSON.stringify(body).slice(0, 60)} is told that ${field} is wrong`, async () => {
      assert.deepEqual(await call(body), { status: 400, body: { error: 'body', field } });
    });

  it('for a ticket that is not there, or of another tenant, finds none', async () => {
    for (const body of [{ ticket: 1002 }, { ticket: 2 ** 40 }, { tenantId: 'tenant-2' }])
      assert.deepEqual(await call({ ...ask, ...body }), { status: 404, body: { error: 'unknown' } });
  });

  it('for a tenant that is not served finds none', async () => {
    const { store } = opened.teams;
    const other = await startTeams({
      store,
      config: { webhook: { url: opened.receiver.url, secret: SECRET }, tenants: ['tenant-2'] },
    });
    const answer = await callStatus(other.url, { ...envelope(), ...ask }, { at: NOW });
    assert.deepEqual(answer, { status: 404, body: { error: 'unknown' } });
    await other.close();
  });

  it('with an empty or an endless text is told so', async () => {
    for (const [text, error] of [
      ['', 'empty'],
      ['  ', 'empty'],
      ['x'.repeat(901), 'too-long'],
    ]) {
      const { status, body } = await call({ ...ask, text });
      assert.deepEqual([status, body.error], [422, error]);
    }
  });

  it('that is no JSON, or too much of it, is refused before anybody looks at its signature', async () => {
    assert.equal((await call(ask, { sent: '{' })).status, 400);
    assert.equal((await call({ ...ask, text: 'x'.repeat(300_000) })).status, 413);
    assert.equal((await call(ask, { headers: { 'Content-Type': 'text/plain' } })).status, 415);
  });

  it('of an old time leaves a warning in the log, and one with a wrong signature none that anybody could fill it with', async () => {
    const levels = () => opened.teams.log.filter((line) => line.includes('status-refused')).map((line) => JSON.parse(line).level);
    const before = levels().length;
    await call(ask, { secret: 'x' });
    await call(ask, { at: NOW - HOUR });
    assert.deepEqual(levels().slice(before), ['debug', 'warn']);
  });
});
