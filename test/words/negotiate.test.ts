import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { localeFor, negotiate } from '../../src/words/negotiate.ts';

/** Those of the first stage, whichever of them have a catalogue yet. */
const SUPPORTED = ['en', 'id', 'lv', 'nl', 'sv', 'zh-TW'];
const answer = (tag: unknown) => localeFor({ activity: [tag] }, true, SUPPORTED);

const TABLE: Readonly<Record<string, readonly string[]>> = {
  sv: ['sv', 'sv-SE', 'sv-FI', 'SV-se', 'sv_SE', 'sv-Latn-SE'],
  lv: ['lv', 'lv-LV'],
  nl: ['nl', 'nl-NL', 'nl-BE'],
  id: ['id', 'id-ID', 'in', 'in-ID', 'in_ID'],
  'zh-TW': ['zh-TW', 'zh-tw', 'zh-Hant', 'zh-Hant-TW', 'zh-HK', 'zh-MO', 'zh-Hant-HK', 'zh-Hant-MO', 'zh_TW'],
  en: [
    'en',
    'en-US',
    'en-us',
    'en-GB',
    'en-AU',
    'zh',
    'zh-CN',
    'zh-SG',
    'zh-Hans',
    'zh-Hans-CN',
    'zh-Hans-HK',
    'nb',
    'nn',
    'no',
    'nb-NO',
    'da',
    'da-DK',
    'ms',
    'ms-MY',
    'jv',
    'su',
    'min',
    'af',
    'fy',
    'de',
    'de-AT',
    'lt',
    'et',
    'ltg',
    'fi-FI',
    'fr',
    'ja-JP',
    'pt-BR',
    'ar',

    '',
    ' ',
    '*',
    'x-pirate',
    'i-klingon',
    'sv-',
    '-sv',
    'sv--SE',
    'not a locale',
    'sv\u0000',
    '🇸🇪',
    'sv'.repeat(99),
    '../sv',
    '__proto__',
    'constructor',
  ],
};

describe('negotiate', () => {
  for (const [locale, tags] of Object.entries(TABLE))
    for (const tag of tags) it(`gives ${locale} to ${JSON.stringify(tag.slice(0, 20))}`, () => assert.equal(answer(tag), locale));

  it('gives nothing to what is no tag at all', () => {
    for (const tag of [undefined, null, 7, {}, [], ['sv'], true, () => 'sv']) assert.equal(negotiate(tag, SUPPORTED), undefined);
  });

  it('knows only the languages that there are', () => {
    assert.equal(negotiate('sv-SE', ['en', 'nl']), undefined);
    assert.equal(negotiate('sv-SE', []), undefined);
  });

  it('takes the region when a language has several, and any of them before none', () => {
    const supported = ['en', 'pt-BR', 'pt-PT'];
    assert.equal(negotiate('pt-PT', supported), 'pt-PT');
    assert.equal(negotiate('pt-BR', supported), 'pt-BR');
    assert.equal(negotiate('pt', supported), 'pt-BR');
    assert.equal(negotiate('pt-AO', supported), 'pt-BR');
  });

  it('never throws, and gives a supported locale or nothing', () => {
    const parts = fc.constantFrom('sv', 'zh', 'Hant', 'Hans', 'TW', 'x', 'u', 'ca', 'in', '-', '_', '*', '419', '\u202e');
    const tags = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.array(parts).map((list) => list.join('-')),
    );
    fc.assert(
      fc.property(tags, (tag) => {
        const locale = negotiate(tag, SUPPORTED);
        assert.ok(locale === undefined || SUPPORTED.includes(locale));
        assert.ok(SUPPORTED.includes(answer(tag)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('localeFor', () => {
  const rows: readonly (readonly [name: string, sources: Parameters<typeof localeFor>[0], message: string, press: string])[] = [
    ['knows nothing, so English', { activity: [] }, 'en', 'en'],
    [
      'takes one’s own choice before everything',
      { chosen: 'lv', activity: ['sv'], lastSeen: 'nl', organization: 'id' },
      'lv',
      'lv',
    ],
    ['lets a message change the language, a press not', { activity: ['sv-SE'], lastSeen: 'nl' }, 'sv', 'nl'],
    ['takes the activity of a press when nothing was seen before', { activity: ['sv-SE'] }, 'sv', 'sv'],
    ['takes the locale of the client when the activity has none', { activity: [undefined, 'nl-BE'] }, 'nl', 'nl'],
    ['takes the activity before the client', { activity: ['sv-SE', 'nl-BE'] }, 'sv', 'sv'],
    ['passes over what is no locale', { activity: ['*', '', 7, 'sv'] }, 'sv', 'sv'],
    ['takes what was last seen when a message says nothing', { activity: [undefined], lastSeen: 'zh-TW' }, 'zh-TW', 'zh-TW'],
    ['takes the default of the organization last', { activity: [], organization: 'nl' }, 'nl', 'nl'],
    [
      'answers in English, not in a neighbour’s language, when the client speaks another one',
      { activity: ['de-DE', 'sv'], organization: 'nl' },
      'en',
      'en',
    ],
    [
      'does not fall back on the last language when the client has changed to one that is missing',
      { activity: ['fr-FR'], lastSeen: 'sv' },
      'en',
      'sv',
    ],
    ['falls back on English when the organization’s default is missing', { activity: [], organization: 'de' }, 'en', 'en'],
  ];
  for (const [name, sources, message, press] of rows)
    it(name, () => {
      assert.equal(localeFor(sources, true, SUPPORTED), message);
      assert.equal(localeFor(sources, false, SUPPORTED), press);
    });

  it('never throws, and gives a supported locale', () => {
    const tag = fc.oneof(fc.constantFrom('sv', 'de', 'zh-HK', '*'), fc.string());
    const sources = fc.record(
      { chosen: tag, activity: fc.array(fc.anything()), lastSeen: tag, organization: tag },
      { requiredKeys: ['activity'] },
    );
    fc.assert(
      fc.property(sources, fc.boolean(), (from, isMessage) =>
        assert.ok(SUPPORTED.includes(localeFor(from, isMessage, SUPPORTED))),
      ),
    );
  });
});
