import assert from 'node:assert/strict';
import { accessOf, isGuest, isPersonal, readClaims } from '../../src/triage/claims.ts';

const TENANT = '11111111-2222-3333-4444-555555555555';
const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad';

function claims(payload: object) {
  const read = readClaims(payload);
  assert.ok(read !== undefined);
  return read;
}

describe('readClaims', () => {
  const rows: readonly (readonly [string, object, object])[] = [
    ['splits scp on spaces', { scp: 'User.Read  Mail.Read' }, { aud: [], scp: ['User.Read', 'Mail.Read'] }],
    [
      'takes scp as a list, as some own APIs issue it',
      { scp: ['User.Read', 'Mail.Read'] },
      { aud: [], scp: ['User.Read', 'Mail.Read'] },
    ],
    ['keeps an empty scp, which says that nothing was granted', { scp: '' }, { aud: [], scp: [] }],
    ['takes a single role for a list', { roles: 'User.Read.All' }, { aud: [], roles: ['User.Read.All'] }],
    ['takes a single audience for a list', { aud: 'https://graph.microsoft.com' }, { aud: ['https://graph.microsoft.com'] }],
    ['keeps several audiences', { aud: ['a', 'b'] }, { aud: ['a', 'b'] }],
    ['reads a time that is a string', { exp: '1700000000', iat: 1600000000 }, { aud: [], exp: 1700000000, iat: 1600000000 }],
    ['leaves a time out that is none', { exp: 'tomorrow', nbf: null, iat: Number.NaN }, { aud: [] }],
    ['reads the client of a v2 token', { azp: 'app', azpacr: '1' }, { aud: [], appid: 'app', appidacr: '1' }],
    ['reads the client of a v1 token', { appid: 'app', appidacr: 2 }, { aud: [], appid: 'app', appidacr: '2' }],
    ['leaves claims of a wrong type out', { iss: {}, tid: 7, roles: 3, wids: { a: 1 } }, { aud: [] }],
    ['leaves items of a wrong type out', { roles: ['A.B', 1, null, {}] }, { aud: [], roles: ['A.B'] }],
    [
      'keeps neither name nor address, but that there was one',
      { upn: 'a@b.example', name: 'A', ipaddr: '::1' },
      { aud: [], namesUser: true },
    ],
    ['sees the name of a guest', { unique_name: 'a_b.example#ext#@c.example' }, { aud: [], namesUser: true, guestName: true }],
    ['compares oid and sub and keeps only the first', { oid: 'x', sub: 'x' }, { aud: [], oid: 'x', oidIsSub: true }],
  ];
  for (const [title, payload, expected] of rows) it(title, () => assert.deepEqual(claims(payload), expected));

  it('gives nothing for what is no object', () => {
    for (const payload of [null, undefined, 'text', 7, [], ['aud']]) assert.equal(readClaims(payload), undefined);
  });

  it('caps the length of lists and of strings', () => {
    const read = claims({ roles: Array.from({ length: 999 }, () => 'r'.repeat(999)), scp: 's '.repeat(999) });
    assert.equal(read.roles?.length, 200);
    assert.equal(read.roles?.[0]?.length, 200);
    assert.equal(read.scp?.length, 200);
  });
});

describe('accessOf', () => {
  const rows: readonly (readonly [string, object, string])[] = [
    ['idtyp goes before everything', { idtyp: 'app', scp: 'User.Read' }, 'app-only'],
    ['scp goes before roles', { scp: 'User.Read', roles: ['Admin'] }, 'delegated'],
    ['roles alone are of an app', { roles: ['User.Read.All'] }, 'app-only'],
    ['an app without permissions has oid and sub alike and no user', { oid: 'x', sub: 'x' }, 'app-only'],
    ['a user name leaves it open', { oid: 'x', sub: 'x', upn: 'a@b.example' }, 'unknown'],
    ['other claims leave it open', { wids: ['62e90394-69f5-4237-9190-012177145e10'] }, 'unknown'],
  ];
  for (const [title, payload, access] of rows) it(title, () => assert.equal(accessOf(claims(payload)), access));
});

describe('isGuest and isPersonal', () => {
  const home = `https://sts.windows.net/${TENANT}/`;
  const rows: readonly (readonly [string, object, boolean, boolean])[] = [
    ['acct 1 is a guest', { acct: 1 }, true, false],
    ['acct 0 is a member', { acct: 0 }, false, false],
    ['#EXT# is a guest', { upn: 'a_b.example#EXT#@c.example' }, true, false],
    ['an account from another tenant is a guest', { iss: home, idp: 'https://sts.windows.net/other/', tid: TENANT }, true, false],
    [
      'the same tenant in the spelling of v1 is no guest',
      { iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, idp: home, tid: TENANT },
      false,
      false,
    ],
    ['a personal account may be a guest', { iss: home, idp: 'live.com', tid: TENANT }, true, true],
    ['the tenant of personal accounts is personal', { tid: PERSONAL }, false, true],
    ['no claim says nothing', {}, false, false],
  ];
  for (const [title, payload, guest, personal] of rows) {
    it(title, () => assert.deepEqual([isGuest(claims(payload)), isPersonal(claims(payload))], [guest, personal]));
  }
});
