import assert from 'node:assert/strict';
import { LOCALES, wordsOf } from './catalogues.ts';
import { bracketFaults, bracketsOf, simplifiedIn, spaceFaults, widthFaults } from './chinese.ts';
import { breaches } from './sentences.ts';
import simplified from './simplified.json' with { type: 'json' };

type Row = readonly [rule: (sentence: string) => readonly string[], sentence: string, faults: readonly string[]];
const ROWS: readonly Row[] = [
  [widthFaults, '您的權杖有效嗎？請查看 `aud`，再重試。', []],
  [widthFaults, '您的權杖有效嗎? 請查看.', ['?', '.']],
  [widthFaults, '{topic}: {answer}', [':']],
  [widthFaults, '**狀態**: {status}', [':']],
  [widthFaults, 'Microsoft Graph: 權限', [':']],
  [widthFaults, '狀態： {status}，OAuth 2.0 、 v2.0', ['： ', ' 、 ']],
  [widthFaults, '**屬性** > **需要指派嗎？** > **否**。', []],
  [widthFaults, '500, 502 或 https://graph.microsoft.com/v1.0', []],
  [spaceFaults, '有 {count} 個 API，`aud` 是 {aud}。{cause}已排除', []],
  [spaceFaults, '有{#} 個API；`aud`是 **Type** 欄', ['有x', '個A', 'x是']],
  [spaceFaults, '在**API 權限**底下', ['在A']],
  [bracketFaults, '委派 (delegated) 權限，應用程式（application）權限', []],
  [bracketFaults, '委派(delegated)權限（a)', ['派(', ')權', '（a)']],
  [simplifiedIn, '這裡、系統、面、只、台、后、里、干、云、周、占', []],
  [simplifiedIn, '应用程序的权限', ['应', '权']],
];

describe('Chinese of Taiwan', () => {
  for (const [rule, sentence, faults] of ROWS)
    it(`has ${faults.length === 0 ? 'no fault' : faults.join(' ')} in "${sentence}" (${rule.name})`, () => {
      assert.deepEqual(rule(sentence), faults);
    });

  it('never needs a character that counts as Simplified: Big5, in which Taiwan wrote, has none of them', () => {
    const big5 = new Set(big5Characters());
    assert.ok(big5.size > 13_000);
    const characters = simplified.characters.join('');
    assert.ok(new Set(characters).size === Array.from(characters).length && characters.length > 1000);
    assert.deepEqual(
      Array.from(characters).filter((character) => big5.has(character)),
      [],
    );
  });
});

/** Both levels of Big5, without what Hong Kong added. @see https://encoding.spec.whatwg.org/#big5 */
function* big5Characters(): Iterable<string> {
  const decoder = new TextDecoder('big5');
  for (let lead = 0xa4; lead <= 0xf9; lead += 1) {
    if (lead > 0xc6 && lead < 0xc9) continue;
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const isPair = trail < 0x7f || trail > 0xa0;
      const isLevel = !(lead === 0xc6 && trail > 0x7e) && !(lead === 0xf9 && trail > 0xd5);
      if (isPair && isLevel) yield decoder.decode(Uint8Array.of(lead, trail));
    }
  }
}

for (const locale of LOCALES.filter((tag) => new Intl.Locale(tag).maximize().script === 'Hant')) {
  describe(`the writing of ${locale}`, () => {
    for (const [fact, rule] of [
      ['has full-width marks beside Han, without spaces beside them', widthFaults],
      ['has a space between Han and Latin letters or digits', spaceFaults],
      ['keeps half-width brackets apart from Han, and pairs of one width', bracketFaults],
    ] as const)
      it(fact, () => assert.deepEqual(breaches(locale, rule), []));

    it('has brackets of one width', () => {
      const widths = [...wordsOf(locale)].flatMap(([key, text]) => bracketsOf(text).map((width) => [key, width] as const));
      const keysOf = (wanted: string) => widths.filter(([, width]) => width === wanted).map(([key]) => key);
      const rarer = [keysOf('half'), keysOf('full')].toSorted((a, b) => a.length - b.length)[0];
      assert.deepEqual(rarer, []);
    });

    it('has no character that is Simplified', () => {
      const wrong = [...wordsOf(locale)].flatMap(([key, text]) => simplifiedIn(text).map((found) => `${key}: ${found}`));
      assert.deepEqual(wrong, []);
    });
  });
}
