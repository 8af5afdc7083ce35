import assert from 'node:assert/strict';
import { linkTo } from '../../../src/cards/links.ts';
import { CAUSES, type CauseId } from '../../../src/triage/causes/index.ts';
import type { Finding } from '../../../src/triage/diagnose.ts';
import type { Evidence } from '../../../src/triage/evidence.ts';
import { loginHost } from '../../../src/triage/remedies/ready-links.ts';
import { readyNext } from '../../../src/triage/remedies/ready-next.ts';

const APP = '11111111-2222-3333-4444-555555555555';
const TENANT = '66666666-7777-8888-9999-000000000000';
const EVIL = `');Remove-MgUser -UserId 1;('](https://evil.example)\n\${x}{{DATE(1)}}’`;
const next = (cause: CauseId, evidence: Evidence, findings: readonly Finding[] = []) =>
  readyNext({ cause, verdict: 'proven', share: 1, findings }, evidence);

describe('what is ready for the next step', () => {
  it('is a link to the consent of this tenant and app, and a message that holds it', () => {
    const { links, message } = next('consent-missing', { app: APP, tenant: TENANT });
    const url = `https://login.microsoftonline.com/${TENANT}/adminconsent?client_id=${APP}`;
    assert.equal(links.find(({ id }) => id === 'admin-consent')?.url, url);
    assert.deepEqual(message, { asks: 'consent', app: APP, tenant: TENANT, permissions: [], link: url });
  });

  it('leads to the hosts of the cloud', () => {
    const china = { app: APP, tenant: TENANT, loginCloud: 'china' } as const;
    assert.equal(loginHost(china), 'login.partner.microsoftonline.cn');
    assert.deepEqual(
      next('consent-missing', china).links.map(({ url }) => new URL(url).hostname),
      ['login.partner.microsoftonline.cn', 'portal.azure.cn'],
    );
  });

  it('names the least privileged permission where published data tells it', () => {
    const because = {
      kind: 'observation',
      id: 'permission-lacking',
      params: { least: 'Mail.ReadBasic', others: ['Mail.Read'] },
    } as const;
    const { message, commands } = next('permission-missing', {}, [{ effect: 'proves', bits: 0, because }]);
    assert.deepEqual(message?.permissions, ['Mail.ReadBasic']);
    assert.ok(commands.some(({ text }) => text === "Connect-MgGraph -Scopes 'Mail.ReadBasic'"));
  });

  it('signs in to the cloud of the call', () => {
    const evidence: Evidence = { request: { host: 'graph.microsoft.us', cloud: 'us-gov' }, required: { anyOf: ['Mail.Read'] } };
    const connect = next('permission-missing', evidence).commands.find(({ id }) => id === 'connect');
    assert.equal(connect?.text, "Connect-MgGraph -Scopes 'Mail.Read' -Environment USGov");
  });

  it('leaves out what is unknown', () => {
    assert.deepEqual(next('consent-missing', {}).message, { asks: 'consent', permissions: [] });
    assert.deepEqual(next('consent-missing', {}).links, []);
  });

  it('asks no administrator where none can help', () => {
    for (const cause of ['token-expired', 'wrong-audience', 'app-credentials'] as const)
      assert.equal(next(cause, { app: APP }).message, undefined);
  });

  it('has the code for a claims challenge in four languages, each with the claims', () => {
    const challenge = { notBefore: 1_657_834_417, asks: ['nbf'] };
    const { commands } = next('token-invalid', { challenge });
    assert.deepEqual(
      commands.map(({ id }) => id),
      ['claims-dotnet', 'claims-javascript', 'claims-python', 'claims-java'],
    );
    for (const { text } of commands) assert.match(text.replaceAll('\\', ''), /"nbf":\{"essential":true,"value":"1657834417"\}/);
  });

  it('holds nothing of hostile values: no link elsewhere, no further command', () => {
    const evidence: Evidence = {
      app: EVIL,
      tenant: EVIL,
      request: { method: EVIL, host: EVIL, cloud: 'global', path: `/me${EVIL}` },
      required: { anyOf: [EVIL] },
      challenge: { asks: [EVIL], contexts: [EVIL], notBefore: Number.NaN },
      ids: { requestId: EVIL, correlationId: EVIL },
    };
    for (const { id } of CAUSES) {
      const { links, commands } = next(id, evidence);
      for (const { url } of links) {
        assert.equal(linkTo('title', url).length, 1, url);
        assert.equal(new URL(url).hostname, 'developer.microsoft.com');
      }
      for (const { text } of commands) assert.doesNotMatch(text, /evil|Remove-MgUser|’|\{\{DATE/, text);
    }
  });

  it('keeps a quote in a path inside its quotes', () => {
    const { commands } = next('permission-missing', { request: { method: 'GET', path: "/users('{id}')/messages" } });
    assert.match(commands[0]?.text ?? '', /-Uri '\/users\(''\{id\}''\)\/messages' -Method GET/);
  });
});
