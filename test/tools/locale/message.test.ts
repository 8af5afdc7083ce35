import assert from 'node:assert/strict';
import { withBranchesOf } from '../../../tools/locale/branches.ts';
import { mapText, parseMessage, printMessage } from '../../../tools/locale/message.ts';
import { LOCALES, wordsOf } from '../../locales/catalogues.ts';

const COUNT = '{n, plural, =0 {none} one {# token} other {# tokens}}';

describe('a message in pieces', () => {
  for (const locale of LOCALES)
    it(`is written as it was read, in ${locale}`, () => {
      for (const [key, text] of wordsOf(locale))
        assert.equal(printMessage(parseMessage(text)).replace(/\s/g, ''), text.replace(/\s/g, ''), key);
    });

  it('has text inside of branches of branches', () => {
    const text = 'a {x, select, y {b {n, plural, one {c} other {d {z, number}}}} other {e}} f';
    assert.equal(
      printMessage(mapText(parseMessage(text), (own) => own.toUpperCase())),
      'A {x, select, y {B {n, plural, one {C} other {D {z, number}}}} other {E}} F',
    );
  });

  for (const broken of ['{a', 'a}', '{n, plural, one {a}', '{n, plural, one {a', '{n, select, a b}'])
    it(`is refused when a brace is missing: ${broken}`, () => assert.throws(() => parseMessage(broken), /brace/));
});

describe('an English message for another language', () => {
  for (const [locale, text] of [
    ['lv', '{n, plural, =0 {none} zero {# tokens} one {# token} other {# tokens}}'],
    ['id', '{n, plural, =0 {none} other {# tokens}}'],
    ['sv', COUNT],
    ['ar', '{n, plural, =0 {none} zero {# tokens} one {# token} two {# tokens} few {# tokens} many {# tokens} other {# tokens}}'],
  ] as const)
    it(`has the plural branches of ${locale}`, () => assert.equal(withBranchesOf(COUNT, locale), text));

  it('has them inside of a select, whose branches stay', () => {
    assert.equal(
      withBranchesOf(`{k, select, a {${COUNT}} other {b}}`, 'id'),
      '{k, select, a {{n, plural, =0 {none} other {# tokens}}} other {b}}',
    );
  });

  it('stays as it is without a plural', () => assert.equal(withBranchesOf('a {b} c', 'lv'), 'a {b} c'));
});
