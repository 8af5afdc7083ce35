import assert from 'node:assert/strict';
import { findCodes } from '../../../src/triage/intake/aadsts.ts';

describe('findCodes', () => {
  const rows: readonly (readonly [string, readonly number[]])[] = [
    ['AADSTS65001: The user', [65001]],
    ['(aadsts50076)', [50076]],
    ['Aadsts 65001', [65001]],
    ['AADSTS70002: x. AADSTS50013: y. AADSTS70002', [70002, 50013]],
    ['AADSTS7000215%3a+x', [7000215]],
    ['{"error_codes":[50076, 50079]}', [50076, 50079]],
    ['{\\"error_codes\\":[65001]}', [65001]],
    ['error_codes": [\n    7000218\n  ]', [7000218]],
    ['Sign-in error code: 50105', [50105]],
    ['Error Code: 65001', [65001]],
    ['https://login.microsoftonline.com/error?code=65001', [65001]],
    ['code 65001', [65001]],
    ['65001', [65001]],
    ['"65001".', [65001]],
    ['403', []],
    ['CompactToken parsing failed with error code: 80049217', []],
    ['zip code: 12345-678', []],
    ['order 65001 was sent', []],
    ['AADSTS', []],
  ];
  for (const [text, codes] of rows)
    it(`reads ${codes.join(', ') || 'nothing'} from ${text}`, () => assert.deepEqual(findCodes(text), codes));
});
