import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../../../src/root.ts';
import { type Contents, faultsOf } from '../../../tools/package/check.ts';
import { fillManifest, placeholdersIn } from '../../../tools/package/fill.ts';
import { breaches, isKnownSchema } from '../../../tools/package/schema.ts';

const FOLDER = new URL('manifest/', ROOT);
const json = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
const template = json('manifest.json');
const APP = '11111111-2222-3333-4444-555555555555';
const BOT = '99999999-8888-7777-6666-555555555555';
const options = { appId: APP, botId: BOT, domain: 'bot.contoso.com', developer: { name: 'Contoso' }, out: 'a.zip' };
const manifest = fillManifest(template, options);
const names = readdirSync(FOLDER).filter((name) => name !== 'manifest.json');
const files = new Map(names.map((name) => [name, readFileSync(new URL(name, FOLDER))]));

type Change = Readonly<Record<string, unknown>>;
const withManifest = (change: Change): Contents => ({ manifest: { ...manifest, ...change }, files });
const withBot = (change: Change) => withManifest({ bots: [{ ...manifest.bots[0], ...change }] });
const withFile = (name: string, content: unknown): Contents => ({
  manifest,
  files: new Map([...files, [name, Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))]]),
});
const withWords = (change: Change) => withFile('sv.json', { ...json('sv.json'), ...change });
const without = (name: string): Contents => ({ manifest, files: new Map([...files].filter(([one]) => one !== name)) });
const said = async (contents: Contents) => (await faultsOf(contents)).map(({ where, problem }) => `${where} ${problem}`);

describe('the manifest of an installation', () => {
  it('has its ids, its domain and who offers it, and keeps everything else', () => {
    const expected = { ...template, id: APP, validDomains: ['bot.contoso.com'] };
    expected.developer = { ...template.developer, name: 'Contoso' };
    expected.bots = [{ ...template.bots[0], botId: BOT }];
    expected.composeExtensions = [{ ...template.composeExtensions[0], botId: BOT }];
    assert.deepEqual(manifest, expected);
  });

  it('lets one bot answer a compose extension too', () => {
    const filled = fillManifest({ ...template, composeExtensions: [{ botId: '', commands: [] }] }, options);
    assert.deepEqual(filled.composeExtensions, [{ botId: BOT, commands: [] }]);
  });

  it('says which addresses are still made up', () => {
    assert.deepEqual(placeholdersIn(manifest), ['websiteUrl', 'privacyUrl', 'termsOfUseUrl']);
    const developer = {
      websiteUrl: 'https://contoso.com',
      privacyUrl: 'https://contoso.com/p',
      termsOfUseUrl: 'https://contoso.com/t',
    };
    assert.deepEqual(placeholdersIn(fillManifest(template, { ...options, developer })), []);
  });

  it('asks for no permission of a team or chat, and signs nobody in', () => {
    assert.deepEqual(
      [manifest.authorization, manifest.webApplicationInfo, manifest.permissions],
      [undefined, undefined, undefined],
    );
  });
});

describe('what is packed', () => {
  it('is valid in every language, and asks the network for nothing', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = () => assert.fail('the network was asked');
    try {
      assert.deepEqual(await faultsOf({ manifest, files }), []);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('is checked against schemas of the installed package only', async () => {
    assert.ok(isKnownSchema(template.$schema));
    for (const address of [
      undefined,
      'https://contoso.com/teams/v1.30/MicrosoftTeams.schema.json',
      template.$schema.replace('1.30', '1.999'),
    ])
      assert.ok(!isKnownSchema(address));
    await assert.rejects(async () => breaches(manifest, 'https://contoso.com/schema.json'), /no schema of Teams/);
  });

  const address = template.$schema as string;
  const rows: readonly (readonly [what: string, contents: Contents, fault: RegExp])[] = [
    ['a schema nobody knows', withManifest({ $schema: address.replace('1.30', '1.999') }), /^manifest\.json names a schema/],
    ['the version of another schema', withManifest({ manifestVersion: '1.29' }), /^manifest\.json has manifestVersion 1\.29/],
    ['an id that is no GUID', withManifest({ id: 'graph-triage' }), /^manifest\.json \/id must match pattern/],
    ['no bot id', withBot({ botId: undefined }), /^manifest\.json \/bots\/0 must have required property 'botId'$/],
    ['a scope in the spelling of old', withBot({ scopes: ['groupchat'] }), /^manifest\.json \/bots\/0\/scopes\/0 .+groupChat/],
    [
      'a long name',
      withManifest({ name: { ...Object(manifest.name), short: 'x'.repeat(31) } }),
      /^manifest\.json \/name\/short .+ 30 characters$/,
    ],
    ['no developer', withManifest({ developer: undefined }), /^manifest\.json must have required property 'developer'$/],
    [
      'a long developer',
      withManifest({ developer: { ...manifest.developer, name: 'x'.repeat(33) } }),
      /\/developer\/name .+ 32 characters$/,
    ],
    ['a word that Teams does not know', withManifest({ color: 'red' }), /^manifest\.json must NOT .+"color"/],
    ['a language twice', withManifest(twice()), /^manifest\.json lists the language sv twice$/],
    ['a language without its file', without('lv.json'), /^lv\.json is listed as a language but is not there$/],
    ['a language that is no JSON', withFile('sv.json', '{'), /^sv\.json is no JSON object$/],
    [
      'a language of another version',
      withWords({ $schema: address.replace('MicrosoftTeams.', 'MicrosoftTeams.Localization.').replace('30', '29') }),
      /^sv\.json is of another version/,
    ],
    ['a long name in a language', withWords({ 'name.short': 'x'.repeat(31) }), /^sv\.json \/name\.short .+ 30 characters$/],
    ['an empty text in a language', withWords({ 'description.short': ' ' }), /^sv\.json \/description\.short must match pattern/],
    ['a key that Teams does not know', withWords({ 'bots[0].name': 'x' }), /^sv\.json translates bots\[0\]\.name, which/],
    [
      'a command that the manifest lacks',
      withWords({ 'bots[0].commandLists[0].commands[9].title': 'x' }),
      /^sv\.json translates .+\[9\]\.title, which/,
    ],
    [
      'a command without a translation',
      withWords({ 'bots[0].commandLists[1].commands[1].title': undefined }),
      /^sv\.json lacks .+\[1\]\.title$/,
    ],
    ['no outline', without('outline.png'), /^outline\.png is not there$/],
    [
      'an icon of the wrong size',
      withManifest({ icons: { color: 'outline.png', outline: 'outline.png' } }),
      /^outline\.png has 32 by 32/,
    ],
  ];
  for (const [what, contents, fault] of rows) {
    it(`is refused with the reason: ${what}`, async () => {
      const faults = await said(contents);
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', fault);
    });
  }
});

function twice(): Change {
  const { additionalLanguages } = template.localizationInfo;
  return {
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: [...additionalLanguages, { languageTag: 'SV', file: 'sv.json' }],
    },
  };
}
