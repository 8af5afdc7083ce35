import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { harmless } from '../../src/words/foreign.ts';
import { createWords, type LineParams, type Run } from '../../src/words/words.ts';
import { key, load } from './catalogues.ts';

const catalogues = load({
  en: {
    'a.json': {
      plain: 'Only words',
      marked: 'Go to **API permissions** and look at `scp`.',
      value: 'Error code: {value}',
      twice: '{value} and {value}',
      count: '{n, plural, =0 {none} one {# token} other {# tokens}}',
      kind: '{kind, select, delegated {acts for a user} other {acts otherwise}}',
      nested: '{kind, select, delegated {needs {value}} other {lacks {value}}}',
      topic: '{topic}: {value}',
      steps: ['First {value}', 'Second', 'Third'],
      synonyms: 'yes|y| sure',
      missing: 'Only in English: {value}',
    },
  },
  sv: {
    'a.json': {
      plain: 'Bara ord',
      value: 'Felkod: {value}',
      count: '{n, plural, =0 {ingen} one {# token} other {# token}}',
      topic: '{topic}: {value}',
      steps: ['Först {value}', 'Sedan'],
    },
  },
  lv: {
    'a.json': { count: '{n, plural, zero {# marķieru} one {# marķieris} other {# marķieri}}' },
  },
});
const english = createWords(catalogues, 'en');
const swedish = createWords(catalogues, 'sv', 'Europe/Stockholm');
const join = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');
const plain = (text: string): Run => ({ text, style: 'plain' });
const mono = (text: string): Run => ({ text, style: 'mono' });
const value = (param: LineParams[string]) => english.line(key('a.value'), { value: param }).slice(1);

describe('a line', () => {
  it('shows our own words plain, labels bold and identifiers monospace', () => {
    assert.deepEqual(english.line(key('a.marked')), [
      plain('Go to '),
      { text: 'API permissions', style: 'bold' },
      plain(' and look at '),
      mono('scp'),
      plain('.'),
    ]);
  });

  const foreign: readonly (readonly [name: string, from: string, shown: string])[] = [
    ['a value', 'InvalidAuthenticationToken', 'InvalidAuthenticationToken'],
    ['a Markdown link', '[Sign in](https://evil.example)', '[Sign in](https://evil.example)'],
    ['marks of ours', '**bold** `mono`', '**bold** `mono`'],
    ['ICU', '{n, plural, other {x}}', '{n, plural, other {x}}'],
    ['a date of the card language', '{{DATE(2026-01-01T00:00:00Z)}}', '{ {DATE(2026-01-01T00:00:00Z)}}'],
    ['more braces than two', '{{{{x', '{ { { {x'],
    ['a binding of the template language', '${secret} $${x}', '$ {secret} $$ {x}'],
    ['a binding before a pair of braces', '${{x}}', '$ { {x}}'],
    ['a text that runs backwards', 'a\u202egpj.exe\u202c\u2066b\u2069', 'a gpj.exe  b'],
    ['zero-width marks', 'pass\u200bword\ufeff', 'pass word'],
    ['line breaks and control characters', 'a\r\nb\u0000c\u2028d\te', 'a  b c d e'],
    ['braces that a mark keeps apart', '{\u200b{', '{ {'],
    ['spaces around', '  a  ', 'a'],
  ];
  for (const [name, from, shown] of foreign)
    it(`shows ${name} from outside as text: monospace, one line, visible`, () => assert.deepEqual(value(from), [mono(shown)]));

  it('cuts a value at 200 characters, and says so', () => {
    assert.deepEqual(value('x'.repeat(200)), [mono('x'.repeat(200))]);
    assert.deepEqual(value('x'.repeat(201)), [mono(`${'x'.repeat(199)}…`)]);
  });

  it('counts and cuts by characters, not in the middle of one', () => {
    assert.deepEqual(value('😀'.repeat(200)), [mono('😀'.repeat(200))]);
    assert.deepEqual(value('😀'.repeat(201)), [mono(`${'😀'.repeat(199)}…`)]);
  });

  it('shows the same value wherever it stands', () => {
    assert.deepEqual(english.line(key('a.twice'), { value: 'x' }), [mono('x'), plain(' and '), mono('x')]);
  });

  it('shows a number as it is, without separators', () => {
    assert.equal(join(english.line(key('a.value'), { value: 700082 })), 'Error code: 700082');
    assert.equal(join(swedish.line(key('a.value'), { value: 700082 })), 'Felkod: 700082');
  });

  it('lists values as the language does, each monospace', () => {
    assert.deepEqual(value(['Mail.Read', 'Mail.ReadWrite', 'User.Read']), [
      mono('Mail.Read'),
      plain(', '),
      mono('Mail.ReadWrite'),
      plain(', and '),
      mono('User.Read'),
    ]);
    assert.equal(join(swedish.line(key('a.value'), { value: ['A.B', 'C.D'] })), 'Felkod: A.B och C.D');
    assert.deepEqual(value(['A.B']), [mono('A.B')]);
    assert.deepEqual(value([]), [plain('–')]);
    assert.equal(join(value(['[a](b)', '{{x'])), '[a](b) and { {x');
  });

  it('shows a time in the zone of the reader, beside the UTC instant', () => {
    const params = { value: { time: Date.UTC(2026, 2, 7, 15, 4, 5) / 1000 } };
    const space = /[\u00a0\u202f]/g;
    assert.equal(
      join(swedish.line(key('a.value'), params)).replace(space, ' '),
      'Felkod: 7 mars 2026 16:04 (2026-03-07T15:04:05Z)',
    );
    const far = createWords(catalogues, 'en', 'America/New_York').line(key('a.value'), params);
    assert.equal(join(far).replace(space, ' '), 'Error code: Mar 7, 2026, 10:04 AM (2026-03-07T15:04:05Z)');
    assert.deepEqual(far.at(-2), mono('2026-03-07T15:04:05Z'));
    assert.match(join(english.line(key('a.value'), params)), /3:04\sPM \(2026-03-07T15:04:05Z\)$/);
  });

  it('shows a time that no calendar knows as its number', () => {
    assert.deepEqual(value({ time: 9e15 }), [mono('9000000000000000')]);
  });

  it('takes other words of ours by their key', () => {
    const params = { topic: { word: key('a.plain') }, value: 'x' };
    assert.deepEqual(english.line(key('a.topic'), params), [plain('Only words'), plain(': '), mono('x')]);
    assert.equal(join(swedish.line(key('a.topic'), params)), 'Bara ord: x');
  });

  it('chooses by select, and by other what is not foreseen', () => {
    assert.equal(join(english.line(key('a.kind'), { kind: 'delegated' })), 'acts for a user');
    assert.equal(join(english.line(key('a.kind'), { kind: '${x}' })), 'acts otherwise');
    assert.deepEqual(english.line(key('a.nested'), { kind: 'delegated', value: 'x' }), [plain('needs '), mono('x')]);
  });

  it('never lets a value through that could become a link, a binding or a date', () => {
    const risky = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('{', '$', '}', '`', '*', '[', ']', '(', ')', '\u200b', '\u202e', '\ud800', '\n', 'a') }),
    );
    fc.assert(
      fc.property(risky, (from) => {
        const runs = value(from);
        assert.ok(runs.every(({ style }) => style === 'mono'));
        assert.doesNotMatch(join(runs), /\{\{|\$\{|[\p{Cc}\p{Cf}\p{Cs}]/u);
        assert.ok(Array.from(join(runs)).length <= 200);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text', () => {
  it('chooses the plural branch of the language', () => {
    const texts = (locale: string) =>
      [0, 1, 2, 10, 11, 21, 22, 101, 111].map((n) => createWords(catalogues, locale).text(key('a.count'), { n }));
    assert.deepEqual(texts('en').slice(0, 3), ['none', '1 token', '2 tokens']);
    assert.equal(texts('sv')[0], 'ingen');
    assert.deepEqual(
      texts('lv').map((text) => text.split(' ')[1]),
      ['marķieru', 'marķieris', 'marķieri', 'marķieru', 'marķieru', 'marķieris', 'marķieri', 'marķieris', 'marķieru'],
    );
  });

  it('splits synonyms', () => {
    assert.deepEqual(english.synonyms(key('a.synonyms')), ['yes', 'y', ' sure']);
  });
});

describe('a missing word', () => {
  it('is taken from English, string by string', () => {
    assert.equal(swedish.text(key('a.plain')), 'Bara ord');
    assert.equal(join(swedish.line(key('a.missing'), { value: 'x' })), 'Only in English: x');
    assert.deepEqual(swedish.list(key('a.steps'), { value: 'x' }).map(join), ['Först x', 'Sedan', 'Third']);
    assert.deepEqual(swedish.synonyms(key('a.synonyms')), ['yes', 'y', ' sure']);
  });

  it('of a language that there is not is English', () => {
    assert.equal(createWords(catalogues, 'fr').text(key('a.plain')), 'Only words');
  });

  it('never shows its key', () => {
    assert.doesNotMatch(english.text(key('a.none')), /none/);
    assert.throws(() => english.line(key('a.none')), /no words for a\.none/);
    assert.deepEqual(english.list(key('a.none')), []);
  });
});

describe('harmless', () => {
  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(harmless(harmless(text)), harmless(text))));
  });
});
