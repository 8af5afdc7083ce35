import assert from 'node:assert/strict';
import { findCaller } from '../../../src/triage/intake/caller.ts';
import { intake } from '../../../src/triage/intake/index.ts';
import { APP, NOW, OTHER_ID, REQUEST_ID, TENANT } from './read.ts';

const GRAPH = '00000003-0000-0000-c000-000000000000';

describe('findCaller', () => {
  const rows: readonly (readonly [string, string, object])[] = [
    ['the app without consent', `has not consented to use the application with ID '${APP}' named 'X'`, { app: APP }],
    ['the app that is not found', `Application with identifier '${APP}' was not found in the directory 'X'`, { app: APP }],
    ['the app that is disabled', `Application '${APP}'(X) is disabled.`, { app: APP }],
    ['the app that is closed to users', `has configured the application X ('${APP}') to block users`, { app: APP }],
    ['the app of a secret', `a secret added to app '${APP}'.`, { app: APP }],
    ['the client of a wrong resource', `Client app ID: ${APP}(X). Resource app ID: ${OTHER_ID}.`, { app: APP }],
    ['the app of the sign-in page', `App name: X\nApp id: ${APP.toUpperCase()}`, { app: APP }],
    ['the app of a form', `grant_type=x&client_id=${APP}&scope=y`, { app: APP }],
    ['the app of JSON', `{"clientId": "${APP}"}`, { app: APP }],
    ['the app behind an API', `client_id=${GRAPH} client_id=${APP}`, { app: APP }],
    ['no API', `Application '${GRAPH}'`, {}],
    ['no app of a body', `{"appId":"${APP}"}`, {}],
    ['no object', `object '${APP}' of user ${OTHER_ID}`, {}],
    [
      'the tenant of a token request',
      `POST https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
      { tenant: TENANT, loginCloud: 'global' },
    ],
    ['the tenant of a message', `not found in the directory '${TENANT}'`, { tenant: TENANT }],
    ['the tenant of a command', `az login --tenant "${TENANT}"`, { tenant: TENANT }],
    ['the tenant of the resource', `Home tenant ID\t${OTHER_ID}\nResource tenant ID\t${TENANT}`, { tenant: TENANT }],
    ['no home tenant of a guest', `from identity provider 'https://sts.windows.net/${TENANT}/'`, {}],
    [
      'no tenant of personal accounts',
      'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
      { loginCloud: 'global' },
    ],
    ['no name of a tenant', "in tenant 'Contoso' at contoso.onmicrosoft.com", {}],
    ['the US government', 'https://login.microsoftonline.us/common/oauth2/v2.0/authorize', { loginCloud: 'us-gov' }],
    ['China', 'https://login.partner.microsoftonline.cn/common', { loginCloud: 'china' }],
    ['China by its older host', 'https://login.chinacloudapi.cn/common', { loginCloud: 'china' }],
    ['no host that only looks alike', 'https://login.microsoftonline.com.example/x', {}],
  ];
  for (const [title, text, expected] of rows) it(`reads ${title}`, () => assert.deepEqual(findCaller(text), expected));

  it('makes no evidence alone', () => assert.equal(intake(`https://login.microsoftonline.com/${TENANT}/x`, NOW).kind, 'nothing'));

  it('stands beside the ids of the error', () => {
    const read = intake(`AADSTS65001: application with ID '${APP}'. Trace ID: ${REQUEST_ID}`, NOW);
    assert.ok(read.kind === 'read');
    assert.deepEqual([read.evidence.app, read.evidence.ids], [APP, { traceId: REQUEST_ID }]);
  });
});
