import assert from 'node:assert/strict';
import { stateOf } from '../../../tools/locale/state.ts';
import { faultOf } from '../../../tools/locale/tag.ts';

const english = new Map([
  ['cards.title', 'What to do'],
  ['cards.copy', '{n, plural, one {# command} other {# commands}}'],
  ['cards.code', '403 Forbidden: `scp` {name}'],
  ['questions.status.typed.403', '403|forbidden'],
  ['manifest: bots[0].commandLists[0].commands[1].title', 'token'],
]);
const state = (words: Readonly<Record<string, string>>, unreadable: readonly string[] = []) =>
  stateOf('lv', { words: new Map(Object.entries(words)), unreadable }, english);

describe('the state of a language', () => {
  it('has nothing to do when every word is there', () => {
    const whole = {
      'cards.title': 'Ko darīt',
      'cards.copy': '{n, plural, zero {# komandu} one {# komanda} other {# komandas}}',
      'cards.code': '403 Forbidden: `scp` {name}',
      'questions.status.typed.403': '403|aizliegts|forbidden',
      'manifest: bots[0].commandLists[0].commands[1].title': 'token',
    };
    assert.deepEqual(state(whole), { words: 5, missing: [], surplus: [], untranslated: [], broken: [] });
  });

  it('names what is missing, what is too much, what is broken and what still stands in English', () => {
    const found = state({ 'cards.title': 'What to do', 'cards.copy': '{n, plural, one {#}', 'cards.more': 'Vēl' }, [
      'links.json',
    ]);
    assert.deepEqual(found, {
      words: 3,
      missing: ['cards.code', 'questions.status.typed.403', 'manifest: bots[0].commandLists[0].commands[1].title'],
      surplus: ['cards.more'],
      untranslated: ['cards.title'],
      broken: ['links.json', 'cards.copy'],
    });
  });

  it('takes English with the branches of the language for English', () => {
    const text = '{n, plural, zero {# commands} one {# command} other {# commands}}';
    assert.deepEqual(state({ 'cards.copy': text }).untranslated, ['cards.copy']);
  });

  it('takes a list of what is typed for untranslated when it is the English one', () => {
    assert.deepEqual(state({ 'questions.status.typed.403': '403|forbidden' }).untranslated, ['questions.status.typed.403']);
  });

  it('counts an empty word as broken', () => assert.deepEqual(state({ 'cards.title': '' }).broken, ['cards.title']));
});

describe('the tag of a new language', () => {
  for (const tag of ['de', 'pt-BR', 'zh-CN', 'sr-Latn', 'zh-Hant-HK', 'fil'])
    it(`may be ${tag}`, () => assert.equal(faultOf(tag), undefined));

  for (const [tag, why] of [
    ['', /no language tag/],
    ['../x', /no language tag/],
    ['deutsch-sprache-x', /no language tag/],
    ['DE', /Write the tag as de/],
    ['pt_br', /Write the tag as pt-BR/],
    ['in', /Write the tag as id/],
    ['xx', /no plural rules/],
    ['de-u-co-phonebk', /Leave out.*: de\./],
    ['de-1996', /Leave out.*: de\./],
  ] as const)
    it(`is refused as ${JSON.stringify(tag)}`, () => assert.match(faultOf(tag) ?? '', why));
});
