import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ConfigProblem } from '../src/config-fixes.ts';
import { readConfig } from '../src/config.ts';

const ID = '11111111-1111-1111-1111-111111111111';
const TENANT = '22222222-2222-2222-2222-222222222222';
const TENANT_WITH_LETTERS = '2222222a-2222-2222-2222-22222222222b';
const SECRET = 'canary~secret.value-4711';
const SINGLE = { MicrosoftAppId: ID, MicrosoftAppPassword: SECRET, MicrosoftAppTenantId: TENANT };

const problemsOf = (env: Record<string, string>): readonly ConfigProblem[] => {
  const reading = readConfig(env);
  assert.ok(reading.kind === 'invalid');
  return reading.problems;
};
const wrong = (env: Record<string, string>): readonly string[] => problemsOf(env).map(({ variable }) => variable);

describe('readConfig', () => {
  it('needs nothing to run for this machine alone', () => {
    assert.deepEqual(readConfig({}), {
      kind: 'ok',
      config: {
        host: '127.0.0.1',
        port: 3978,
        defaultLocale: 'en',
        logLevel: 'info',
        databaseUrl: 'sqlite:data/graph-triage.db',
        retentionDays: 180,
        desk: { admins: [] },
      },
    });
  });

  it('listens to every address when there is an app id', () => {
    const reading = readConfig(SINGLE);
    assert.ok(reading.kind === 'ok');
    assert.equal(reading.config.host, '0.0.0.0');
    assert.deepEqual(reading.config.identity, { type: 'SingleTenant', id: ID, tenantId: TENANT, password: SECRET });
  });

  it('takes a managed identity, which has no password', () => {
    const reading = readConfig({ MicrosoftAppId: ID, MicrosoftAppTenantId: TENANT, MicrosoftAppType: 'UserAssignedMSI' });
    assert.ok(reading.kind === 'ok');
    assert.deepEqual(reading.config.identity, { type: 'UserAssignedMSI', id: ID, tenantId: TENANT });
  });

  it('reads an empty variable as absent and cuts spaces off', () => {
    const reading = readConfig({ MicrosoftAppId: '', MicrosoftAppPassword: '  ', PORT: ' 80 ', HOST: '' });
    assert.ok(reading.kind === 'ok' && reading.config.port === 80);
  });

  for (const host of ['127.0.0.1', 'localhost']) {
    it(`listens to ${host} without an app id`, () => assert.equal(readConfig({ HOST: host }).kind, 'ok'));
  }
  for (const host of ['0.0.0.0', '::', '::1', '10.0.0.1', 'bot.example', '127.0.0.1.bot.example']) {
    it(`refuses to listen to ${host} without an app id`, () => assert.deepEqual(wrong({ HOST: host }), ['HOST']));
    it(`listens to ${host} with an app id`, () => assert.equal(readConfig({ ...SINGLE, HOST: host }).kind, 'ok'));
  }

  it('refuses a password or a tenant without an app id, which would authenticate nobody', () => {
    const { MicrosoftAppId: _, ...rest } = SINGLE;
    assert.deepEqual(wrong(rest), ['MicrosoftAppPassword', 'MicrosoftAppTenantId']);
  });

  it('reads who may make a channel the help desk', () => {
    const reading = readConfig({
      HELPDESK_ADMINS: `${ID}, ${TENANT}`,
      HELPDESK_TEAM_ID: '19:team@thread.tacv2',
      HELPDESK_LOCALE: 'nl',
    });
    assert.ok(reading.kind === 'ok');
    assert.deepEqual(reading.config.desk, { admins: [ID, TENANT], teamId: '19:team@thread.tacv2', locale: 'nl' });
  });

  it('serves the tenant of the registration when no other is named', () => {
    const reading = readConfig({ ...SINGLE, MicrosoftAppTenantId: TENANT_WITH_LETTERS.toUpperCase() });
    assert.ok(reading.kind === 'ok');
    assert.deepEqual(reading.config.tenants, [TENANT_WITH_LETTERS]);
  });

  it('serves the tenants that are named, and them alone', () => {
    const reading = readConfig({ ...SINGLE, ALLOWED_TENANTS: `${ID}, ${TENANT_WITH_LETTERS.toUpperCase()}` });
    assert.ok(reading.kind === 'ok');
    assert.deepEqual(reading.config.tenants, [ID, TENANT_WITH_LETTERS]);
  });

  it('asks for the tenants when the registration is in one that has only a name', () => {
    const named = { ...SINGLE, MicrosoftAppTenantId: 'contoso.onmicrosoft.com' };
    assert.deepEqual(wrong(named), ['ALLOWED_TENANTS']);
    assert.equal(readConfig({ ...named, ALLOWED_TENANTS: TENANT }).kind, 'ok');
  });

  it('reads the token of the metrics', () => {
    const reading = readConfig({ METRICS_TOKEN: SECRET });
    assert.ok(reading.kind === 'ok');
    assert.equal(reading.config.metricsToken, SECRET);
  });

  for (const url of ['https://desk.example/hook?key=1', 'http://127.0.0.1:8080/', 'http://localhost/', 'http://[::1]:1/']) {
    it(`tells tickets to ${url}`, () => {
      const reading = readConfig({ HELPDESK_WEBHOOK_URL: url, HELPDESK_WEBHOOK_SECRET: SECRET });
      assert.ok(reading.kind === 'ok');
      assert.deepEqual(reading.config.webhook, { url, secret: SECRET });
    });
  }

  it('takes the address of the webhook and its secret together, or neither', () => {
    assert.deepEqual(wrong({ HELPDESK_WEBHOOK_URL: 'https://canary.example/' }), ['HELPDESK_WEBHOOK_SECRET']);
    assert.deepEqual(wrong({ ...SINGLE, HELPDESK_WEBHOOK_SECRET: SECRET }), ['HELPDESK_WEBHOOK_URL']);
    assert.ok(!JSON.stringify(problemsOf({ HELPDESK_WEBHOOK_URL: 'https://canary.example/' })).includes('canary'));
  });

  for (const days of [1, 3650]) {
    it(`keeps things for ${days} days when told so`, () => {
      const reading = readConfig({ RETENTION_DAYS: `${days}` });
      assert.ok(reading.kind === 'ok');
      assert.equal(reading.config.retentionDays, days);
    });
  }

  it('names what an app id lacks', () => {
    assert.deepEqual(wrong({ MicrosoftAppId: ID }), ['MicrosoftAppPassword', 'MicrosoftAppTenantId']);
  });

  const rows: readonly (readonly [variable: string, values: readonly string[]])[] = [
    ['MicrosoftAppId', ['my-bot', ID.slice(1)]],
    ['MicrosoftAppType', ['MultiTenant', 'singletenant']],
    ['MicrosoftAppTenantId', ['my tenant', 'https://login.microsoftonline.com/x']],
    ['ALLOWED_TENANTS', ['contoso.example', `${TENANT} x`, ',']],
    ['METRICS_TOKEN', ['short', 'with a space in the middle of it', 'x'.repeat(201)]],
    ['PORT', ['x', '-1', '65536', '3978x', '1e3', '0x50']],
    ['HOST', ['http://127.0.0.1', 'a b']],
    ['DEFAULT_LOCALE', ['english!', 'e', '../en']],
    ['HELPDESK_ADMINS', ['alex@contoso.example', `${ID};x`]],
    ['HELPDESK_TEAM_ID', ['the help desk']],
    ['HELPDESK_LOCALE', ['english!']],
    [
      'HELPDESK_WEBHOOK_URL',
      [
        'desk.example/hook',
        'http://desk.example/hook',
        'https://user:password@desk.example/hook',
        'http://127.0.0.1.desk.example/',
        'ftp://127.0.0.1/',
      ],
    ],
    ['HELPDESK_WEBHOOK_SECRET', ['short', 'with a space in the middle of it', 'x'.repeat(201)]],
    ['RETENTION_DAYS', ['0', '3651', '-1', '1.5', '180 days', '10000']],
    ['LOG_LEVEL', ['verbose', 'INFO']],
    ['DATABASE_URL', ['data/graph-triage.db', 'sqlite:', 'sqlite://data.db', 'postgres://', 'mysql://host/x', 'postgres://[']],
  ];
  for (const [variable, values] of rows) {
    for (const value of values) {
      it(`names ${variable} when it is ${value}`, () => assert.deepEqual(wrong({ ...SINGLE, [variable]: value }), [variable]));
    }
  }

  it("knows the ID of a client secret from the secret's value", () => {
    assert.deepEqual(wrong({ ...SINGLE, MicrosoftAppPassword: TENANT }), ['MicrosoftAppPassword']);
  });

  it('names every wrong variable at once, shows a fix for each, and repeats no value', () => {
    const problems = problemsOf({
      ...SINGLE,
      PORT: 'canary1',
      LOG_LEVEL: 'canary2',
      MicrosoftAppId: 'canary3',
      HOST: 'canary 4',
    });
    assert.deepEqual(problems.map(({ variable }) => variable).toSorted(), ['HOST', 'LOG_LEVEL', 'MicrosoftAppId', 'PORT']);
    for (const { problem, fix } of problems) assert.ok(problem !== '' && fix !== '');
    assert.ok(!JSON.stringify(problems).includes('canary'));
    assert.ok(!JSON.stringify(problemsOf({ MicrosoftAppPassword: SECRET, HOST: 'canary.example' })).includes('canary'));
  });

  it('ignores variables that are not its own', () => assert.equal(readConfig({ PATH: '/bin', npm_config_x: 'y' }).kind, 'ok'));
});

describe('.env.example', () => {
  it('explains each variable that is read, and is itself a valid configuration', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
    const assignments = lines.filter((line) => line.includes('=') && !line.startsWith('#')).map((line) => line.split('='));
    const names = [
      'MicrosoftAppId',
      'MicrosoftAppType',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'ALLOWED_TENANTS',
      'PORT',
      'HOST',
      'DEFAULT_LOCALE',
      'LOG_LEVEL',
      'METRICS_TOKEN',
      'DATABASE_URL',
      'RETENTION_DAYS',
      'HELPDESK_ADMINS',
      'HELPDESK_TEAM_ID',
      'HELPDESK_LOCALE',
      'HELPDESK_WEBHOOK_URL',
      'HELPDESK_WEBHOOK_SECRET',
      'GRAPH_PERMISSIONS_FILE',
    ];
    assert.deepEqual(
      assignments.map(([name]) => name),
      names,
    );
    assert.equal(readConfig(Object.fromEntries(assignments)).kind, 'ok');
  });
});
