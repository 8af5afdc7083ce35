import assert from 'node:assert/strict';
import { readOptions } from '../../../tools/package/options.ts';

const APP = '11111111-2222-3333-4444-555555555555';
const BOT = '99999999-8888-7777-6666-555555555555';
const right = ['--app-id', APP, '--domain', 'bot.contoso.com'];

/** The flags that are refused. */
function refused(...args: readonly string[]): readonly string[] {
  const reading = readOptions(args);
  return reading.kind === 'ok' ? [] : reading.faults.map(({ where }) => where);
}

describe('the flags of the package', () => {
  it('are an app and a domain; the bot has the id of the app unless it is given its own', () => {
    const [plain, own] = [readOptions(right), readOptions([...right, '--bot-id', BOT.toUpperCase()])];
    assert.ok(plain.kind === 'ok' && own.kind === 'ok');
    assert.deepEqual(plain.options, {
      appId: APP,
      botId: APP,
      domain: 'bot.contoso.com',
      developer: {},
      out: 'dist/graph-triage.zip',
    });
    assert.equal(own.options.botId, BOT);
  });

  it('name who offers the app, as far as they are given', () => {
    const reading = readOptions([...right, '--developer', 'Contoso', '--privacy', 'https://contoso.com/privacy']);
    assert.deepEqual(reading.kind === 'ok' && reading.options.developer, {
      name: 'Contoso',
      privacyUrl: 'https://contoso.com/privacy',
    });
  });

  const rows: readonly (readonly [what: string, args: readonly string[], where: readonly string[]])[] = [
    ['nothing at all', [], ['--app-id', '--domain']],
    ['no domain', ['--app-id', APP], ['--domain']],
    ['an app id that is no GUID', ['--app-id', 'graph-triage', '--domain', 'bot.contoso.com'], ['--app-id']],
    [
      'the app id of the template',
      ['--app-id', '00000000-0000-0000-0000-000000000000', '--domain', 'bot.contoso.com'],
      ['--app-id'],
    ],
    ['a bot id that is no GUID', [...right, '--bot-id', '28:bot'], ['--bot-id']],
    ['an address in place of a domain', ['--app-id', APP, '--domain', 'https://bot.contoso.com'], ['--domain']],
    ['a domain with a port', ['--app-id', APP, '--domain', 'bot.contoso.com:443'], ['--domain']],
    ['a domain with a path', ['--app-id', APP, '--domain', 'bot.contoso.com/api'], ['--domain']],
    ['this machine as domain', ['--app-id', APP, '--domain', 'localhost'], ['--domain']],
    ['an IP address as domain', ['--app-id', APP, '--domain', '10.0.0.1'], ['--domain']],
    ['a wildcard as domain', ['--app-id', APP, '--domain', '*.contoso.com'], ['--domain']],
    ['an address that is not encrypted', [...right, '--website', 'http://contoso.com'], ['--website']],
    ['an address without a host', [...right, '--terms', 'https://'], ['--terms']],
    ['a developer without a name', [...right, '--developer', ' '], ['--developer']],
    ['a package that is no zip', [...right, '--out', 'dist/app'], ['--out']],
    ['a flag that does not exist', [...right, '--tenant', APP], ['npm run package']],
    ['a word without a flag', [...right, 'bot.contoso.com'], ['npm run package']],
    ['two faults, both named', ['--app-id', 'x', '--domain', 'y'], ['--app-id', '--domain']],
  ];
  for (const [what, args, where] of rows) {
    it(`are refused: ${what}`, () => assert.deepEqual(refused(...args), where));
  }
});
