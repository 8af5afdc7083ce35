import assert from 'node:assert/strict';
import { CAUSE_IDS } from '../../../src/triage/causes/index.ts';
import {
  causeOfCode,
  CODES_BY_CAUSE,
  isKnown,
  isOfficial,
  OTHER_CODES,
  UNOFFICIAL_CODES,
} from '../../../src/triage/knowledge/aadsts.ts';
import { codesOfName, nameOfCode, NAMES } from '../../../src/triage/knowledge/aadsts-names.ts';

const byCause = Object.values(CODES_BY_CAUSE);
const all = [...byCause.flat(), ...OTHER_CODES];
const named = Object.keys(NAMES).map(Number);
const ascending = (codes: readonly number[]) => codes.toSorted((a, b) => a - b);

describe('the AADSTS codes', () => {
  it('are 550, each once: 412 that point to a cause and 138 that do not', () => {
    assert.equal(new Set(all).size, 550);
    assert.equal(all.length, 550);
    assert.equal(OTHER_CODES.length, 138);
  });

  it('are sorted in every list', () => {
    for (const codes of [...byCause, OTHER_CODES, UNOFFICIAL_CODES, named]) assert.deepEqual(codes, ascending(codes));
  });

  it('point to causes that exist', () => {
    const causes: readonly string[] = CAUSE_IDS;
    assert.deepEqual(
      Object.keys(CODES_BY_CAUSE).filter((id) => !causes.includes(id)),
      [],
    );
    for (const [cause, codes] of Object.entries(CODES_BY_CAUSE)) for (const code of codes) assert.equal(causeOfCode(code), cause);
    for (const code of OTHER_CODES) assert.equal(causeOfCode(code), undefined);
  });

  it('are on the page of Microsoft or, 200 of them, on others only', () => {
    assert.equal(new Set(UNOFFICIAL_CODES).size, 200);
    assert.ok(UNOFFICIAL_CODES.every((code) => isKnown(code) && !isOfficial(code)));
    assert.equal(all.filter(isOfficial).length, 350);
  });

  it('leave unknown what is in no list', () => {
    for (const code of [0, 1, 99_999_999]) {
      assert.ok(!isKnown(code) && !isOfficial(code));
      assert.equal(causeOfCode(code), undefined);
    }
  });
});

describe('the names of AADSTS codes', () => {
  it('are 252, of official codes only, each one word', () => {
    assert.equal(named.length, 252);
    assert.deepEqual(
      named.filter((code) => !isOfficial(code)),
      [],
    );
    for (const name of Object.values(NAMES)) assert.match(name, /^[A-Z]\w+$/);
  });

  const rows: readonly (readonly [string, readonly number[]])[] = [
    ['UserStrongAuthClientAuthNRequired', [50076]],
    [' userstrongauthclientauthnrequired ', [50076]],
    ['InvalidResource', [50001]],
    ['toString', []],
    ['', []],
  ];
  for (const [name, codes] of rows)
    it(`find ${codes.join(', ') || 'nothing'} by "${name}"`, () => assert.deepEqual(codesOfName(name), codes));

  it('lead back to their code, two of them to two codes', () => {
    for (const code of named) assert.ok(codesOfName(nameOfCode(code) ?? '').includes(code));
    assert.equal(new Set(Object.values(NAMES)).size, 250);
    assert.equal(nameOfCode(65001), NAMES[65001]);
    assert.equal(nameOfCode(99_999_999), undefined);
  });
});
