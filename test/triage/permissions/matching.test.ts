import assert from 'node:assert/strict';
import { own, request } from './own.ts';

/** The best delegated suggestion, by which a row of the own-made file is recognized. */
const least = (line: string): string | undefined => own.needed(request(line), 'delegated')?.least;
const all = (line: string): readonly string[] => {
  const needed = own.needed(request(line), 'delegated');
  return needed === undefined ? [] : [needed.least, ...needed.others];
};

const SAME: readonly (readonly [fact: string, line: string, name: string])[] = [
  ['cuts host and version', 'GET https://graph.microsoft.com/v1.0/users', 'User.Read.All'],
  ['cuts beta without a host', 'GET /beta/users', 'User.Read.All'],
  ['cuts the query', "GET /users?$filter=startswith(mail,'a/b')", 'User.Read.All'],
  ['cuts the fragment', 'GET /users#part', 'User.Read.All'],
  ['cuts a trailing slash', 'GET /users/', 'User.Read.All'],
  ['compares without case', 'GET /USERS/{id}/Manager', 'User.Read.All'],
  ['takes a method without case', 'get /users', 'User.Read.All'],
  ['takes any value for {id}', 'GET /users/anna/manager', 'User.Read.All'],
  ['takes a placeholder of another name', 'GET /users/{user-id | upn}/manager', 'User.Read.All'],
  ['takes a template with a placeholder of another name', 'GET /places/x', 'Place.Read.All'],
  ['prefers a literal segment', 'GET /a/b/c', 'Folders.Read'],
  ['goes back to {id} where the literal leads nowhere', 'GET /a/b/d', 'Folders.Read'],
  ['reads a key in parentheses', "GET /users('anna')/manager", 'User.Read.All'],
  ['reads a key that holds a slash', "GET /users('a/b')/manager", 'User.Read.All'],
  ['reads an escaped key', 'GET /users(%27anna%27)/manager', 'User.Read.All'],
  ['decodes percent signs after splitting', 'GET /users/a%2Fb/manager', 'User.Read.All'],
  ['leaves what cannot be decoded', 'GET /users/100%/manager', 'User.Read.All'],
  ['matches a function by its name and parameter', "GET /reports/getMailboxUsageDetail(period='D7')", 'Reports.Read.All'],
  ['takes parameters in any order', 'GET /reports/getWindow(endDateTime=2,startDateTime=1)', 'Reports.Read.All'],
  ['does not split at a slash in an argument', "GET /sites/{id}/getByPath(path='/a/b')", 'Sites.Read.All'],
  ['does not take a quoted equals sign for a parameter', "GET /sites/{id}/getByPath(path='a,b=c')", 'Sites.Read.All'],
  [
    'lets the prefix of a function be there',
    "GET /reports/microsoft.graph.getMailboxUsageDetail(period='D7')",
    'Reports.Read.All',
  ],
  ['lets a function without parameters have no parentheses', 'GET /users/delta()', 'User.Read.All'],
  ['lets the prefix of such a function be there', 'GET /users/microsoft.graph.delta()', 'User.Read.All'],
  ['finds a type', 'GET /places/microsoft.graph.room', 'Place.Read.All'],
  [
    'reads a type at the end of a list of several types as the list',
    'GET /users/{id}/memberOf/microsoft.graph.group',
    'User.Read.All',
  ],
  ['cuts $count', 'GET /users/$count', 'User.Read.All'],
  ['cuts $value', 'GET /users/{id}/photo/$value', 'User.Read'],
  ['cuts $ref', 'POST /groups/{id}/members/$ref', 'GroupMember.ReadWrite.All'],
  ['cuts $ref behind an id', 'DELETE /groups/{id}/members/{id}/$ref', 'GroupMember.ReadWrite.All'],
  ['takes /me for the user', 'POST /me/sendMail', 'Mail.Send'],
  ['takes the user for /me', 'GET /users/{id}/settings', 'User.Read.All'],
  ['finds the rules of an inbox whose name was masked', 'GET /me/mailFolders/{id}/messageRules', 'MailboxSettings.Read'],
  ['finds a file by its path', 'GET /me/drive/root:/a/b.docx:/content', 'Files.Read'],
  ['finds a file by its masked path', 'GET /me/drive/root:/{path}:/content', 'Files.Read'],
  ['takes the root of a drive for an item', 'GET /drives/{id}/root/children', 'Files.Read'],
  ['takes a path in a drive for an item', 'GET /drives/{id}/root:/{path}:/children', 'Files.Read'],
  ['takes a path at the end for an item', 'GET /drives/{id}/root:/{path}', 'Files.Read'],
  ['takes the drive of a user for a drive', 'GET /users/{id}/drive/items/{id}/children', 'Files.Read'],
  ['takes the path of a site for a site', 'GET /sites/contoso.sharepoint.com:/{path}:/lists', 'Sites.Read.All'],
  ['takes a well-known site for a site', 'GET /sites/root/lists', 'Sites.Read.All'],
  ['takes an alternate key for an id', "GET /applications(appId='x')", 'Application.Read.All'],
];

const UNKNOWN: readonly (readonly [fact: string, line: string])[] = [
  ['a path that the data does not hold', 'GET /nothing/here'],
  ['a method that the data does not hold', 'DELETE /users'],
  ['a part of a path', 'GET /reports'],
  ['more than a path', 'GET /users/{id}/manager/more'],
  ['an empty path', 'GET /'],
  ['a function in the place of an id', "GET /users/unheardOf(x='y')"],
  ['a function with a prefix in the place of an id', "GET /users/microsoft.graph.delta(token='x')"],
  ['a function with other parameters', "GET /reports/getMailboxUsageDetail(date='x')"],
  ['a function with one parameter of two', 'GET /reports/getWindow(startDateTime=1)'],
  ['a type in the place of an id', 'GET /users/microsoft.graph.user'],
  ['a $ segment in the place of an id', 'GET /users/$batch'],
  ['an action in the place of an id', 'GET /users/validateProperties'],
  ['a type behind a list of one type', 'GET /users/microsoft.graph.user/manager'],
  ['a key that is not documented', "GET /users(mail='x')"],
  ['another path with colons', 'GET /things/{id}:/{path}:/lists'],
  ['a path of more than 40 segments', `GET /${'a/'.repeat(41)}`],
  ['a path of more than 4096 characters', `GET /users/${'a'.repeat(4096)}`],
];

describe('the matching of requests', () => {
  for (const [fact, line, name] of SAME) it(`${fact}: ${line}`, () => assert.equal(least(line), name));

  for (const [fact, line] of UNKNOWN) {
    it(`does not know ${fact}: ${line.slice(0, 60)}`, () => {
      assert.deepEqual(all(line), []);
      const { kind } = own.check(request(line), undefined, { appOnly: false, held: ['User.Read.All'] });
      assert.equal(kind, 'unknown');
    });
  }

  it('keeps literal paths and {id} apart', () => {
    assert.deepEqual(all('GET /a/x/d'), ['Folders.Read']);
    assert.deepEqual(all('GET /a/x'), []);
  });

  it('does not tell v1.0 and beta apart', () => {
    assert.deepEqual(all('GET /v1.0/groups'), all('GET /beta/groups'));
  });

  it('knows nothing of another API', () => {
    const verdict = own.check({ ...request('GET /users'), host: 'graph.windows.net' });
    assert.deepEqual(verdict, { kind: 'unknown', reason: 'not-graph', source: 'file', date: '2026-03-04' });
  });

  it('takes any host of Graph', () => {
    const there = { ...request('GET /users'), host: 'graph.microsoft.us', cloud: 'us-gov' } as const;
    assert.equal(own.needed(there, 'delegated')?.least, 'User.Read.All');
  });

  it('asks for path and method', () => {
    assert.equal(reasonOf({ method: 'GET' }), 'no-path');
    assert.equal(reasonOf({ path: '/users' }), 'no-method');
  });
});

function reasonOf(incomplete: Parameters<typeof own.check>[0]): string | undefined {
  const verdict = own.check(incomplete);
  return verdict.kind === 'unknown' ? verdict.reason : undefined;
}
