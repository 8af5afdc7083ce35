import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { sign, verify } from '../../src/webhook/signature.ts';
import { SECRET } from './receiver.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const BODY = Buffer.from('{"a":1,"b":"張"}');
const HOUR = 3_600_000;

describe('a signature', () => {
  const signed = sign(SECRET, BODY, NOW);
  const verdict = (changes: object, now = NOW) => verify(SECRET, { ...signed, body: BODY, ...changes }, now);

  it('is the HMAC-SHA256 of the time in seconds, a point and the body', () => {
    const hex = createHmac('sha256', SECRET).update(`1795176000.${BODY.toString()}`).digest('hex');
    assert.deepEqual(signed, { timestamp: '1795176000', signature: `v1=${hex}` });
    assert.deepEqual(sign(SECRET, BODY.toString(), NOW + 999), signed);
  });

  for (const seconds of [-300, 0, 300])
    it(`holds when the clocks differ by ${seconds} s`, () => assert.equal(verdict({}, NOW + seconds * 1000), 'ok'));
  for (const [name, ms] of [
    ['301 s late', 301_000],
    ['301 s early', -301_000],
    ['an hour late', HOUR],
    ['an hour early', -HOUR],
  ] as const)
    it(`is ${name}: the time is what is wrong`, () => assert.equal(verdict({}, NOW + ms), 'timestamp'));

  const wrong: readonly (readonly [string, object])[] = [
    ['of another body', { body: Buffer.from('{"a":1,"b":"張" }') }],
    ['of an empty body', { body: new Uint8Array() }],
    ['of another time', { timestamp: '1795176001' }],
    ['of another secret', sign(`${SECRET}x`, BODY, NOW)],
    ['without a time', { timestamp: undefined }],
    ['with a time that is no number', { timestamp: '1795176000.0' }],
    ['with two times', { timestamp: ['1795176000', '1795176000'] }],
    ['absent', { signature: undefined }],
    ['empty', { signature: '' }],
    ['without its version', { signature: signed.signature.slice(3) }],
    ['of another version', { signature: signed.signature.replace('v1', 'v2') }],
    ['cut off', { signature: signed.signature.slice(0, -2) }],
    ['too long', { signature: `${signed.signature}00` }],
    ['in capitals', { signature: signed.signature.toUpperCase() }],
    ['sent twice', { signature: [signed.signature, signed.signature] }],
  ];
  for (const [name, changes] of wrong) it(`${name} is none`, () => assert.equal(verdict(changes), 'signature'));

  it('of another secret does not say whether the time is right', () => {
    const old = sign(`${SECRET}x`, BODY, NOW - HOUR);
    assert.equal(verdict(old), 'signature');
  });

  it('holds for no other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (body, place) => {
        const own = sign(SECRET, body, NOW);
        assert.equal(verify(SECRET, { ...own, body }, NOW), 'ok');
        const other = Uint8Array.from([...body, 0]);
        other[place % other.length] = (other[place % other.length] ?? 0) ^ 1;
        assert.equal(verify(SECRET, { ...own, body: other }, NOW), 'signature');
      }),
    );
  });
});
