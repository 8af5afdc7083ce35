import assert from 'node:assert/strict';
import { insightsCsv } from '../../src/cards/insights-csv.ts';
import { AGE_IDS, FOUND_IDS, type Insights } from '../../src/helpdesk/insights.ts';
import { MOST_VALUES } from '../../src/helpdesk/tally.ts';
import { EMPTY as NOTHING } from './insights.ts';

const MOST_BYTES = 20_000;
const counted = (values: readonly string[], count = 1) => values.map((value) => ({ value, count }));
const EMPTY: Insights = { ...NOTHING, ages: [], weeks: [] };

describe('the CSV of insights', () => {
  for (const [cell, written] of [
    ['GET /things', 'unknown-path,GET /things,,1'],
    ['a,b', 'unknown-path,"a,b",,1'],
    ['a"b', 'unknown-path,"a""b",,1'],
    ['a\r\nb', 'unknown-path,"a\r\nb",,1'],
    ['=1+1', "unknown-path,'=1+1,,1"],
    ['+1', "unknown-path,'+1,,1"],
    ['-1', "unknown-path,'-1,,1"],
    ['@SUM(A1)', "unknown-path,'@SUM(A1),,1"],
    ['\t=1', "unknown-path,'\t=1,,1"],
    ['=HYPERLINK("https://evil.example")', 'unknown-path,"\'=HYPERLINK(""https://evil.example"")",,1'],
  ] as const)
    it(`writes ${JSON.stringify(cell)} so that a spreadsheet reads it and calculates nothing`, () => {
      const csv = insightsCsv({ ...EMPTY, unknownPaths: counted([cell]) });
      assert.ok(csv.endsWith(`\r\n${written}`), csv);
    });

  it('writes zeros, and no duration where there is none', () =>
    assert.equal(
      insightsCsv(EMPTY),
      [
        'section,name,value,count',
        'tickets,opened,,0',
        'tickets,resolved,,0',
        'tickets,open,,0',
        'seconds-to-assign,cases,,0',
        'seconds-to-resolve,cases,,0',
        'predicted,right,,0',
        'predicted,wrong,,0',
      ].join('\r\n'),
    ));

  it('fits into a message with the longest lists there can be, and loses no count', () => {
    const many = 9_999_999_999;
    const pairs = FOUND_IDS.flatMap((predicted) => FOUND_IDS.map((actual) => ({ predicted, actual, count: many })));
    const paths = Array.from({ length: 30 * MOST_VALUES }, (_, i) => `DELETE /${'x'.repeat(113)}${i}`.slice(0, 127));
    const csv = insightsCsv({
      ...EMPTY,
      ages: AGE_IDS.map((value) => ({ value, count: many })),
      weeks: Array.from({ length: 5 }, (_, i) => ({ week: `2026-W4${i}`, opened: many, resolved: many })),
      answered: counted(FOUND_IDS, many) as Insights['answered'],
      solved: counted(FOUND_IDS, many) as Insights['solved'],
      actual: counted(FOUND_IDS, many) as Insights['actual'],
      languages: counted(['en', 'sv', 'lv', 'zh-TW', 'nl', 'id'], many),
      ticketLanguages: counted(['en', 'sv', 'lv', 'zh-TW', 'nl', 'id'], many),
      predicted: { right: many, wrong: pairs },
      unknownCodes: counted(
        Array.from({ length: 30 * MOST_VALUES }, (_, i) => `${9_000_000 + i}`),
        many,
      ),
      unknownPaths: counted(paths, many),
    });
    assert.ok(Buffer.byteLength(csv) < MOST_BYTES, `${Buffer.byteLength(csv)}`);
    const sum = (section: string) =>
      csv
        .split('\r\n')
        .filter((line) => line.startsWith(`${section},`))
        .reduce((all, line) => all + Number(line.split(',').at(-1)), 0);
    assert.equal(sum('predicted-actual'), pairs.length * many);
    assert.equal(sum('unknown-code'), 30 * MOST_VALUES * many);
    assert.equal(sum('unknown-path'), paths.length * many);
  });
});
