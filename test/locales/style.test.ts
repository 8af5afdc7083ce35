import assert from 'node:assert/strict';
import { LOCALES } from './catalogues.ts';
import { breaches } from './sentences.ts';
import { addressFaults, punctuationFaults, questionFaults, type Style, styleOf } from './style.ts';

type Row = readonly [locale: string, sentence: string, faults: readonly string[]];

const ADDRESS: readonly Row[] = [
  ['sv', 'Har du valt rätt? Du kan kontrollera API:er i **Dina appar**.', []],
  ['sv', 'Kontrollera att Dina appar har rätt API:er. (Du kan göra det.) Din app.', ['Dina']],
  ['sv', 'Ni kan ge er app en behörighet.', ['Ni', 'er']],
  ['sv', '{topic}: Dina behörigheter ({name})', []],
  ['lv', 'Vai jūsu marķieris ir derīgs? Jums ir jāpierakstās, lai Jūs to redzētu.', ['Jūs']],
  ['lv', 'Pārbaudi, vai tev ir atļauja. Tavs konts.', ['tev', 'Tavs']],
  ['nl', 'Hebt u uw token? U kunt het controleren. Dat is van U.', ['U']],
  ['nl', 'Je kunt jouw app openen.', ['Je', 'jouw']],
  ['id', 'Apakah token Anda valid? Kirim token anda.', ['anda']],
  ['id', 'Silakan coba lagi, kamu bisa.', ['kamu', 'Silakan']],
  ['zh-TW', '你可以請你們的管理員同意，您也可以。', ['你']],
];
const PUNCTUATION: readonly Row[] = [
  ['sv', 'Står det ”Not supported” där? 12,5\u00a0% av dem.', []],
  ['sv', 'Står det “Not supported” där !', [' !', '!', '“', '””']],
  ['sv', '12,5% av dem', ['5%']],
  ['lv', '12,5 % no “visiem”', ['5 %']],
  ['lv', '„nē”', ['„', '“”']],
  ['nl', 'De app’s die ‘nee’ zeggen ; “nee”', [' ;', '“', '”']],
  ['nl', 'Hij zegt ‘nee', ['‘’']],
  ['id', 'Token, `a !` dan {name} : “x”.', [' :']],
  ['zh-TW', '「不支援』！', ['！', '「」', '『』']],
  ['en', 'Read it (“{name}”): the user’s own.', []],
];
const QUESTIONS: readonly Row[] = [
  ['en', 'What does it say under **API permissions?**', []],
  ['en', 'Name the flow.', ['ends without ?']],
  ['zh-TW', '是哪一個要求?', ['ends without ？']],
];

function styled(locale: string): Style {
  const style = styleOf(locale);
  assert.ok(
    style !== undefined,
    `test/locales/style.json says nothing of ${locale}: how it addresses people, its quotation marks`,
  );
  return style;
}

describe('the style of a sentence', () => {
  for (const [rule, rows] of [
    [addressFaults, ADDRESS],
    [punctuationFaults, PUNCTUATION],
    [questionFaults, QUESTIONS],
  ] as const)
    for (const [locale, sentence, faults] of rows)
      it(`has ${faults.length === 0 ? 'no fault' : faults.join(', ')} in "${sentence}" (${locale})`, () => {
        assert.deepEqual(rule(sentence, styled(locale)), faults);
      });
});

for (const locale of LOCALES) {
  describe(`the style of ${locale}`, () => {
    it('has one form of address', () => {
      const style = styled(locale);
      assert.deepEqual(
        breaches(locale, (sentence) => addressFaults(sentence, style)),
        [],
      );
    });

    it('has the marks of the language, spaced as the language has it, and no exclamation', () => {
      const style = styled(locale);
      // an example of a paste is JSON
      const rule = (sentence: string, key: string) => (key.endsWith('.placeholder') ? [] : punctuationFaults(sentence, style));
      assert.deepEqual(breaches(locale, rule), []);
    });

    it('asks questions as questions', () => {
      const style = styled(locale);
      const rule = (sentence: string, key: string) => (/^questions\.\w+\.ask$/.test(key) ? questionFaults(sentence, style) : []);
      assert.deepEqual(breaches(locale, rule), []);
    });
  });
}
