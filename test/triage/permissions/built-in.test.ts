import assert from 'node:assert/strict';
import { BUILT_IN } from '../../../src/triage/permissions/built-in.ts';
import { OPERATIONS } from '../../../src/triage/permissions/operations/index.ts';
import { createPermissions } from '../../../src/triage/permissions/permissions.ts';
import { request, userToken } from './own.ts';

const builtIn = createPermissions(BUILT_IN);
const NAME = /^[A-Z][A-Za-z-]*(\.[A-Z][A-Za-z]*)+$/;

const LEAST: readonly (readonly [line: string, delegated: string | undefined, application: string | undefined])[] = [
  ['GET /me', 'User.Read', undefined],
  ['GET /users', 'User.ReadBasic.All', 'User.ReadBasic.All'],
  ['GET /me/messages', 'Mail.ReadBasic', undefined],
  ['GET /users/{id}/messages', 'Mail.ReadBasic', 'Mail.ReadBasic.All'],
  ['GET /users/{id}/mailFolders/{id}/messages', 'Mail.ReadBasic', 'Mail.ReadBasic.All'],
  ['POST /me/sendMail', 'Mail.Send', undefined],
  ['GET /me/drive/root/children', 'Files.Read', undefined],
  ['PUT /me/drive/root:/{path}:/content', 'Files.ReadWrite', undefined],
  ['GET /sites/{id}:/{path}', 'Sites.Read.All', 'Sites.Read.All'],
  ['GET /teams/{id}', 'Team.ReadBasic.All', 'Team.ReadBasic.All'],
  ['GET /teams/{id}/channels/{id}/messages', 'ChannelMessage.Read.All', 'ChannelMessage.Read.All'],
  ['POST /teams/{id}/channels/{id}/messages', 'ChannelMessage.Send', 'Teamwork.Migrate.All'],
  ['GET /sites/getAllSites', undefined, 'Sites.Read.All'],
  ['POST /groups/{id}/members/$ref', 'GroupMember.ReadWrite.All', 'GroupMember.ReadWrite.All'],
  ['GET /servicePrincipals(appId={value})', 'Application.Read.All', 'Application.Read.All'],
  ['GET /auditLogs/signIns', 'AuditLog.Read.All', 'AuditLog.Read.All'],
  ['POST /identity/conditionalAccess/policies', 'Policy.ReadWrite.ConditionalAccess', 'Policy.ReadWrite.ConditionalAccess'],
  ['POST /users/{id}/authentication/methods/{id}/resetPassword', 'UserAuthenticationMethod.ReadWrite.All', undefined],
  ['GET /deviceManagement/managedDevices', 'DeviceManagementManagedDevices.Read.All', 'DeviceManagementManagedDevices.Read.All'],
  ['GET /users/{id}/onenote/notebooks', 'Notes.Create', undefined],
];

describe('the built-in permissions', () => {
  it('say where they come from and of which day they are', () => {
    assert.deepEqual({ source: builtIn.source, date: builtIn.date }, { source: 'built-in', date: '2026-08-07' });
  });

  it('hold more than 150 operations, each once', () => {
    const lines = OPERATIONS.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path.toLowerCase()}`));
    assert.ok(lines.length > 150);
    assert.deepEqual(
      lines.filter((line, at) => lines.indexOf(line) !== at),
      [],
    );
  });

  it('hold rows that can be read: methods, a path, names, each name once', () => {
    for (const { methods, path, delegated, application, personal, alsoRequires } of OPERATIONS) {
      assert.ok(methods.length > 0 && methods.every((method) => /^(GET|POST|PUT|PATCH|DELETE)$/.test(method)), path);
      assert.match(path, /^\/\w/);
      assert.ok(delegated.length + application.length > 0, path);
      for (const list of [delegated, application, personal, Object.keys(alsoRequires), ...Object.values(alsoRequires)]) {
        assert.deepEqual([...new Set(list)], list, path);
        assert.deepEqual(
          list.filter((name) => !NAME.test(name)),
          [],
          path,
        );
      }
      const listed = [...delegated, ...application, ...personal];
      assert.deepEqual(
        Object.keys(alsoRequires).filter((name) => !listed.includes(name)),
        [],
        path,
      );
    }
  });

  it('list no permission of an installed Teams app, and none for an app below /me', () => {
    for (const { path, delegated, application } of OPERATIONS) {
      assert.deepEqual(
        [...delegated, ...application].filter((name) => /\.(Group|Chat)$/.test(name)),
        [],
        path,
      );
      if (path.startsWith('/me')) assert.deepEqual(application, [], path);
    }
  });

  it('find every row again', () => {
    for (const { methods, path, delegated, application } of OPERATIONS) {
      for (const method of methods) {
        const filled = path.replaceAll('{id}', '11111111-2222-3333-4444-555555555555').replaceAll('{value}', "'x'");
        const scheme = delegated.length > 0 ? 'delegated' : 'application';
        const names = scheme === 'delegated' ? delegated : application;
        const needed = builtIn.needed({ method, path: filled }, scheme);
        assert.deepEqual(new Set([needed?.least, ...(needed?.others ?? [])]), new Set(names), `${method} ${path}`);
      }
    }
  });

  for (const [line, delegated, application] of LEAST) {
    it(`suggest for ${line}: ${delegated ?? 'no delegated permission'}, ${application ?? 'no application permission'}`, () => {
      assert.equal(builtIn.needed(request(line), 'delegated')?.least, delegated);
      assert.equal(builtIn.needed(request(line), 'application')?.least, application);
    });
  }

  it('know that the groups of a user take a permission for users and one for groups', () => {
    const line = request('POST /users/{id}/getMemberGroups');
    const alone = builtIn.check(line, userToken('Group.Read.All'));
    const both = builtIn.check(line, userToken('Group.Read.All User.Read.All'));
    assert.ok(alone.kind === 'satisfied' && both.kind === 'satisfied');
    assert.deepEqual([alone.alsoNeeds?.length, both.alsoNeeds], [3, undefined]);
  });

  for (const line of [
    'POST /subscriptions',
    'POST /$batch',
    'GET /me/unheardOf',
    'GET /users/{id}/microsoft.graph.delta(token={value})',
  ]) {
    it(`do not know ${line}`, () => assert.equal(builtIn.check(request(line)).kind, 'unknown'));
  }
});
