import assert from 'node:assert/strict';
import type { Hint } from '../../../src/triage/permissions/caller.ts';
import type { Verdict } from '../../../src/triage/permissions/verdict.ts';
import type { TokenReading } from '../../../src/triage/token.ts';
import { appToken, own, request, userToken } from './own.ts';

const OF = { source: 'file', date: '2026-03-04' } as const;
const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad';

interface Row {
  readonly fact: string;
  readonly line: string;
  readonly token?: TokenReading;
  readonly hint?: Hint;
  readonly is: object;
}

const unknown = (reason: string) => ({ kind: 'unknown', reason });

const ROWS: readonly Row[] = [
  {
    fact: 'is satisfied by the permission in a user token',
    line: 'GET /me/messages',
    token: userToken('openid Mail.Read'),
    is: { kind: 'satisfied', by: 'Mail.Read', access: 'delegated' },
  },
  {
    fact: 'is satisfied by the role in an app token',
    line: 'GET /users/{id}/messages',
    token: appToken('Mail.Read'),
    is: { kind: 'satisfied', by: 'Mail.Read', access: 'application' },
  },
  {
    fact: 'counts any listed permission, not the least alone',
    line: 'GET /users/{id}',
    token: appToken('User.ReadWrite.All'),
    is: { kind: 'satisfied', by: 'User.ReadWrite.All', access: 'application' },
  },
  {
    fact: 'compares whole names: Mail.Read is not Mail.ReadWrite',
    line: 'POST /users/{id}/messages',
    token: appToken('Mail.Read'),
    is: { kind: 'missing', access: 'application', least: 'Mail.ReadWrite', others: [] },
  },
  {
    fact: 'does not find a name inside of another: Mail.Send is not in Mail.SendAll',
    line: 'POST /users/{id}/sendMail',
    token: appToken('Mail.SendAll'),
    is: { kind: 'missing', access: 'application', least: 'Mail.Send', others: [] },
  },
  {
    fact: 'compares names without case',
    line: 'POST /users/{id}/sendMail',
    token: appToken('mail.send'),
    is: { kind: 'satisfied', by: 'Mail.Send', access: 'application' },
  },
  {
    fact: 'reads scopes with the address of Graph',
    line: 'GET /me/messages',
    hint: { appOnly: false, held: ['https://graph.microsoft.com/Mail.Read'] },
    is: { kind: 'satisfied', by: 'Mail.Read', access: 'delegated' },
  },
  {
    fact: 'does not take the scope of another API for one of Graph',
    line: 'GET /me/messages',
    hint: { appOnly: false, held: ['https://outlook.office.com/Mail.Read'] },
    is: unknown('held-not-known'),
  },
  {
    fact: 'learns nothing from .default',
    line: 'GET /me/messages',
    hint: { appOnly: false, held: ['https://graph.microsoft.com/.default'] },
    is: unknown('held-not-known'),
  },
  {
    fact: 'overlooks .default beside a permission',
    line: 'GET /me/messages',
    hint: { appOnly: false, held: ['.default', 'Mail.Read'] },
    is: { kind: 'satisfied', by: 'Mail.Read', access: 'delegated' },
  },
  {
    fact: 'counts a wider permission of the same name where the data lists the modest one alone',
    line: 'GET /users/{id}/messages/{id}',
    token: appToken('Mail.ReadWrite'),
    is: { kind: 'satisfied', by: 'Mail.ReadWrite', access: 'application', covers: 'Mail.Read' },
  },
  {
    fact: 'counts full control of sites for reading them',
    line: 'GET /sites/{id}',
    token: appToken('Sites.FullControl.All'),
    is: { kind: 'satisfied', by: 'Sites.FullControl.All', access: 'application', covers: 'Sites.Read.All' },
  },
  {
    fact: 'counts .Shared, which the data leaves out, and not as limited to the own mailbox',
    line: 'GET /users/{id}/messages/{id}',
    token: userToken('Mail.Read.Shared'),
    is: { kind: 'satisfied', by: 'Mail.Read.Shared', access: 'delegated', covers: 'Mail.Read' },
  },
  {
    fact: 'says when a permission reaches the own mailbox only and the request names a user',
    line: 'GET /users/{id}/messages',
    token: userToken('Mail.Read'),
    is: { kind: 'satisfied', by: 'Mail.Read', access: 'delegated', ownOnly: true },
  },
  {
    fact: 'knows that an app has no own mailbox',
    line: 'POST /users/{id}/sendMail',
    token: appToken('Mail.Send'),
    is: { kind: 'satisfied', by: 'Mail.Send', access: 'application' },
  },
  {
    fact: 'says what is missing, the best suggestion first',
    line: 'GET /groups/{id}/members',
    token: userToken('User.Read'),
    is: { kind: 'missing', access: 'delegated', least: 'GroupMember.Read.All', others: [] },
  },
  {
    fact: 'takes a token without any role for one that holds nothing',
    line: 'GET /users',
    token: appToken(''),
    is: { kind: 'missing', access: 'application', least: 'User.Read.All', others: ['User.ReadWrite.All'] },
  },
  {
    fact: 'does not take the roles of a user for permissions of the app',
    line: 'GET /users',
    token: userToken('openid', { roles: ['User.Read.All'] }),
    is: { kind: 'missing', access: 'delegated', least: 'User.Read.All', others: ['User.ReadWrite.All'] },
  },
  {
    fact: 'never offers what only an installed Teams app gets',
    line: 'GET /teams/{id}/channels/{id}/messages',
    token: appToken('User.Read.All'),
    is: {
      kind: 'missing',
      access: 'application',
      least: 'ChannelMessage.Read.All',
      others: ['Group.Read.All'],
      resourceSpecific: ['ChannelMessage.Read.Group', 'File.Read.Group'],
    },
  },
  {
    fact: 'counts what an installed Teams app holds',
    line: 'GET /teams/{id}/channels/{id}/messages',
    token: appToken('ChannelMessage.Read.Group'),
    is: { kind: 'satisfied', by: 'ChannelMessage.Read.Group', access: 'application' },
  },
  {
    fact: 'has no suggestion where only an installed Teams app may',
    line: 'GET /teams/{id}/onlyInstalled',
    token: appToken('User.Read.All'),
    is: unknown('resource-specific-only'),
  },
  {
    fact: 'says that there is no application permission, on the word of the data',
    line: 'POST /users/{id}/authentication/methods/{id}/resetPassword',
    token: appToken('UserAuthenticationMethod.ReadWrite.All'),
    is: {
      kind: 'no-application-permission',
      basis: 'data',
      instead: { least: 'UserAuthenticationMethod.ReadWrite.All', others: [] },
    },
  },
  {
    fact: 'knows that /me has no user in app-only access, though the data lists the app',
    line: 'GET /me/settings',
    token: appToken('User.Read.All'),
    is: { kind: 'no-application-permission', basis: 'me', instead: { least: 'User.Read.All', others: [] } },
  },
  {
    fact: 'knows that OneNote refuses app-only tokens, though the data lists the app',
    line: 'GET /users/{id}/onenote/notebooks',
    token: appToken('Notes.Read.All'),
    is: { kind: 'no-application-permission', basis: 'onenote', instead: { least: 'Notes.Read.All', others: [] } },
  },
  {
    fact: 'needs no permissions to see that an app alone cannot',
    line: 'GET /me/messages',
    hint: { appOnly: true },
    is: {
      kind: 'no-application-permission',
      basis: 'me',
      instead: { least: 'Mail.ReadBasic', others: ['Mail.ReadWrite', 'Mail.Read'] },
    },
  },
  {
    fact: 'says that there is no delegated permission',
    line: 'GET /auditLogs/signIns',
    token: userToken('AuditLog.Read.All'),
    is: { kind: 'no-delegated-permission', instead: { least: 'AuditLog.Read.All', others: [] } },
  },
  {
    fact: 'says that personal accounts are not served',
    line: 'GET /users',
    token: { kind: 'opaque-personal' },
    is: { kind: 'not-for-personal-accounts' },
  },
  {
    fact: 'tells a personal account by its tenant',
    line: 'GET /users',
    token: userToken('User.Read.All', { tid: PERSONAL }),
    is: { kind: 'not-for-personal-accounts' },
  },
  {
    fact: 'does not take a guest with a personal address for a personal account',
    line: 'GET /users',
    token: userToken('User.Read.All', { tid: '11111111-2222-3333-4444-555555555555', idp: 'live.com' }),
    is: { kind: 'satisfied', by: 'User.Read.All', access: 'delegated' },
  },
  {
    fact: 'looks at the permissions for personal accounts',
    line: 'GET /me/messages',
    hint: { appOnly: false, personal: true, held: ['Mail.ReadBasic'] },
    is: { kind: 'satisfied', by: 'Mail.ReadBasic', access: 'delegated' },
  },
  {
    fact: 'cannot read what an opaque token holds',
    line: 'GET /me/messages',
    token: { kind: 'opaque-personal' },
    is: unknown('held-not-known'),
  },
  {
    fact: 'sees that the permission was granted in the other kind',
    line: 'GET /users',
    token: appToken(''),
    hint: { held: ['User.Read.All'], heldKind: 'delegated' },
    is: { kind: 'wrong-kind', name: 'User.Read.All', has: 'delegated', needs: 'application' },
  },
  {
    fact: 'sees that the permission was granted in the other kind without a token, too',
    line: 'GET /users',
    hint: { appOnly: false, held: ['User.Read.All'], heldKind: 'application' },
    is: { kind: 'wrong-kind', name: 'User.Read.All', has: 'application', needs: 'delegated' },
  },
  {
    fact: 'sees that a permission opens the request in the other kind only',
    line: 'POST /chats/{id}/things',
    token: userToken('Chat.Manage.Everything'),
    is: { kind: 'wrong-kind', name: 'Chat.Manage.Everything', has: 'delegated', needs: 'application' },
  },
  {
    fact: 'names a second permission that none is held of',
    line: 'POST /servicePrincipals/{id}/appRoleAssignedTo',
    token: appToken('AppRoleAssignment.ReadWrite.All'),
    is: {
      kind: 'satisfied',
      by: 'AppRoleAssignment.ReadWrite.All',
      access: 'application',
      alsoNeeds: ['Application.Read.All', 'Directory.Read.All'],
    },
  },
  {
    fact: 'takes any one second permission for enough',
    line: 'POST /servicePrincipals/{id}/appRoleAssignedTo',
    token: appToken('AppRoleAssignment.ReadWrite.All Directory.Read.All'),
    is: { kind: 'satisfied', by: 'AppRoleAssignment.ReadWrite.All', access: 'application' },
  },
  {
    fact: 'names the second permission with the one that is missing',
    line: 'POST /servicePrincipals/{id}/appRoleAssignedTo',
    token: appToken('User.Read.All'),
    is: {
      kind: 'missing',
      access: 'application',
      least: 'AppRoleAssignment.ReadWrite.All',
      others: [],
      alsoNeeds: ['Application.Read.All', 'Directory.Read.All'],
    },
  },
  {
    fact: 'knows that Conditional Access takes two permissions, though the data lists each alone',
    line: 'POST /identity/conditionalAccess/policies',
    token: appToken('Policy.Read.All'),
    is: {
      kind: 'satisfied',
      by: 'Policy.Read.All',
      access: 'application',
      alsoNeeds: ['Policy.ReadWrite.ConditionalAccess'],
    },
  },
  {
    fact: 'takes both permissions of Conditional Access for enough',
    line: 'POST /identity/conditionalAccess/policies',
    token: appToken('Policy.Read.All Policy.ReadWrite.ConditionalAccess'),
    is: { kind: 'satisfied', by: 'Policy.ReadWrite.ConditionalAccess', access: 'application' },
  },
  {
    fact: 'says nothing against a permission for selected sites',
    line: 'GET /sites/{id}/lists',
    token: appToken('Sites.Selected'),
    is: unknown('selected-permission'),
  },
  {
    fact: 'says nothing of a token for another API',
    line: 'GET /users',
    token: userToken('User.Read', { aud: ['https://graph.windows.net'] }),
    is: unknown('other-audience'),
  },
  {
    fact: 'says nothing of an id token',
    line: 'GET /users',
    token: { kind: 'id-token', claims: { aud: ['x'] } },
    is: unknown('no-access-token'),
  },
  { fact: 'asks whether a user took part', line: 'GET /users', hint: { held: ['User.Read.All'] }, is: unknown('kind-not-known') },
  { fact: 'asks what is held', line: 'GET /users', hint: { appOnly: true }, is: unknown('held-not-known') },
  {
    fact: 'believes the token before the hint',
    line: 'GET /users',
    token: userToken('User.Read'),
    hint: { appOnly: true, held: ['User.Read.All'] },
    is: { kind: 'missing', access: 'delegated', least: 'User.Read.All', others: ['User.ReadWrite.All'] },
  },
  {
    fact: 'takes the hint where a token cannot be read',
    line: 'GET /users',
    token: { kind: 'malformed', reason: 'one-part' },
    hint: { appOnly: true, held: ['User.Read.All'] },
    is: { kind: 'satisfied', by: 'User.Read.All', access: 'application' },
  },
];

describe('the check of a request', () => {
  for (const { fact, line, token, hint, is } of ROWS) {
    it(fact, () => {
      const verdict: Verdict = own.check(request(line), token, hint);
      assert.deepEqual(verdict, { ...is, ...OF });
    });
  }
});

const ORDER: readonly (readonly [fact: string, line: string, names: readonly string[]])[] = [
  ['a mark before everything', 'GET /order/mark', ['Order.NoLevel', 'Order.Low', 'Order.B']],
  ['a lower level before a higher one, and an absent one last', 'GET /order/level', ['Order.Low', 'Order.B', 'Order.NoLevel']],
  ['a set with fewer methods before one with more', 'GET /order/methods', ['Order.B', 'Order.AWide']],
  ['for GET, what does not write before what does', 'GET /order/write', ['Order.Read', 'Order.AWrite']],
  ['for PATCH, what writes as good as what reads', 'PATCH /order/write', ['Order.AWrite', 'Order.Read']],
  ['names from A to Z', 'GET /order/name', ['Order.A', 'Order.B']],
  ['a spilled-over mark after a narrower set', 'GET /users/{id}/messages', ['Mail.ReadBasic', 'Mail.ReadWrite', 'Mail.Read']],
  [
    'the nesting of groups never first for reading them',
    'GET /groups',
    ['GroupMember.Read.All', 'Group-NestingSupport.ReadWrite.All', 'Group.Read.All'],
  ],
];

describe('the order of suggestions', () => {
  for (const [fact, line, names] of ORDER) {
    it(`puts ${fact}`, () => {
      const needed = own.needed(request(line), 'delegated');
      assert.deepEqual(needed && [needed.least, ...needed.others], names);
    });
  }

  it('lets the mark of the delegated permission stand in where the app has none but of installed apps', () => {
    assert.equal(own.needed(request('GET /teams/{id}/channels/{id}/messages'), 'application')?.least, 'ChannelMessage.Read.All');
  });

  it('offers nothing to an app where there is no user', () => {
    assert.equal(own.needed(request('GET /me/settings'), 'application'), undefined);
    assert.equal(own.needed(request('GET /users/{id}/onenote/notebooks'), 'application'), undefined);
  });
});
