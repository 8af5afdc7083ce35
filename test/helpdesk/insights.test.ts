import assert from 'node:assert/strict';
import { type Insights, insightsOf, periodOf } from '../../src/helpdesk/insights.ts';
import { openStore, type Store } from '../../src/storage/open.ts';
import { draft, NOW, silent, TENANT } from '../storage/place.ts';
import type { CardView } from '../teams/card-view.ts';
import { agent, lineIn, opensDesk, wordsIn } from '../teams/desk/desk.ts';
import { startTeams, type Teams } from '../teams/teams.ts';
import { dice, plan, store as storeAll, tallies as tallied } from './month.ts';
import { counted } from './month-counted.ts';

const COUNT = 5000;

describe('a month of 5,000 tickets', () => {
  const roll = dice(4711);
  const planned = plan(COUNT, roll);
  const tallies = tallied(3000, roll);
  const expected = counted(planned, tallies);
  let store: Store;
  let teams: Teams;
  let insights: Insights;
  let card: CardView;
  let csv: string;
  before(async function () {
    this.timeout(120_000);
    store = await openStore('sqlite::memory:', { now: () => NOW });
    // Before there are tickets: a new desk gets a card of each.
    teams = await startTeams({ store });
    const megan = await opensDesk(teams);
    await storeAll(planned, store);
    await storeAll(plan(50, roll), store, 'tenant-2');
    for (let from = 0; from < tallies.length; from += 100) await store.figures.count(tallies.slice(from, from + 100));
    await store.figures.count(tallied(100, roll, 'tenant-2'));
    insights = insightsOf(await store.figures.read(periodOf(NOW), TENANT), periodOf(NOW));
    ({ card } = await megan.say('insights'));
    csv = String((await megan.press('desk-insights-csv')).sent[0]?.text);
  });
  after(async () => {
    await teams.close();
    await store.close();
  });

  it('is large enough to hold every kind of ticket', () => {
    assert.equal(expected.opened, COUNT);
    assert.ok(expected.ages.every(({ count }) => count > 5));
    assert.ok(expected.weeks.every((week) => week.opened > 50 && week.resolved > 50));
    assert.ok(expected.predicted.wrong.length > 50 && expected.toAssign.count < COUNT);
  });

  for (const name of Object.keys(expected) as (keyof Insights)[])
    it(`is counted as by hand: ${name}`, () => assert.deepEqual(insights[name], expected[name]));

  it('stands on the card with the same numbers', () => {
    const number = (value: number) => value.toLocaleString('en');
    const { weeks, ages, open, opened, resolved, predicted, answered } = expected;
    const lines = card.text.split('\n');
    const follows = (label: string, ...values: readonly number[]) => {
      const at = lines.indexOf(label);
      assert.deepEqual(lines.slice(at + 1, at + 1 + values.length), values.map(number), label);
    };
    for (const { value, count } of ages) follows(wordsIn('en').text(`insights.ages.${value as 'under-1-day'}`), count);
    for (const week of weeks) follows(`Week ${week.week.slice(-2)}`, week.opened, week.resolved);
    follows('Right', predicted.right);
    for (const { value, count } of answered.slice(0, 5).filter((one) => one.value !== 'other'))
      follows(wordsIn('en').text(`causes.${value as 'token-invalid'}.title`), count);
    for (const line of [
      lineIn('en', 'insights.lines.open', { count: open }),
      lineIn('en', 'insights.lines.month', { opened, resolved }),
    ])
      assert.ok(lines.includes(line), line);
  });

  it('is in the CSV, every number of it, or its sum where a list is long', () => {
    const [header, ...rows] = csv.split('\r\n').map((line) => line.split(','));
    assert.deepEqual(header, ['section', 'name', 'value', 'count']);
    const section = (name: string) =>
      rows.filter((row) => row[0] === name).map(([, value, , count]) => ({ value, count: Number(count) }));
    assert.deepEqual(section('open-by-age'), expected.ages);
    assert.deepEqual(section('answered'), expected.answered);
    assert.deepEqual(section('solved'), expected.solved);
    assert.deepEqual(section('actual'), expected.actual);
    assert.deepEqual(section('language'), expected.languages);
    assert.deepEqual(section('ticket-language'), expected.ticketLanguages);
    assert.deepEqual(section('unknown-code'), expected.unknownCodes);
    assert.deepEqual(section('unknown-path'), expected.unknownPaths);
    const { toAssign, toResolve, predicted, weeks } = expected;
    const inSeconds = ({ count, median = 0, ninetieth = 0 }: { count: number; median?: number; ninetieth?: number }) => [
      count,
      Math.round(median / 1000),
      Math.round(ninetieth / 1000),
    ];
    assert.deepEqual(
      section('seconds-to-assign').map(({ count }) => count),
      inSeconds(toAssign),
    );
    assert.deepEqual(
      section('seconds-to-resolve').map(({ count }) => count),
      inSeconds(toResolve),
    );
    assert.deepEqual(
      section('tickets').map(({ count }) => count),
      [expected.opened, expected.resolved, expected.open],
    );
    assert.deepEqual(
      section('week').map(({ count }) => count),
      weeks.flatMap((week) => [week.opened, week.resolved]),
    );
    const pairs = rows
      .filter(([name]) => name === 'predicted-actual')
      .map(([, first, actual, count]) => ({ predicted: first, actual, count: Number(count) }));
    const rest = predicted.wrong.slice(100).reduce((sum, { count }) => sum + count, 0);
    assert.ok(rest > 0);
    assert.deepEqual(pairs, [...predicted.wrong.slice(0, 100), { predicted: 'rest', actual: '', count: rest }]);
  });

  it('is told to another desk as what it is: nothing of theirs', async () => {
    const other = agent(teams, { tenant: 'tenant-3', conversation: '19:third@thread.tacv2' });
    await other.say('use this channel');
    const { text } = (await other.say('insights')).card;
    assert.ok(text.includes(lineIn('en', 'insights.lines.open', { count: 0 })));
    assert.ok(text.includes(lineIn('en', 'insights.lines.answered-none')));
  });
});

describe('insights', () => {
  const at = (iso: string) => periodOf(Date.parse(iso));
  const NONE = { opened: [], resolved: [], open: [], tallies: [] };

  for (const [now, weeks] of [
    ['2026-01-01T00:00:00Z', '2025-W49 2025-W50 2025-W51 2025-W52 2026-W01'],
    ['2027-01-03T23:59:59Z', '2026-W49 2026-W50 2026-W51 2026-W52 2026-W53'],
    ['2027-01-04T00:00:00Z', '2026-W50 2026-W51 2026-W52 2026-W53 2027-W01'],
  ] as const)
    it(`of ${now} have the weeks ${weeks}`, () =>
      assert.deepEqual(
        insightsOf(NONE, at(now))
          .weeks.map(({ week }) => week)
          .join(' '),
        weeks,
      ));

  it('begin with the first moment of the thirtieth day, in UTC', () => {
    assert.equal(new Date(at('2026-11-20T23:59:59.999Z').from).toISOString(), '2026-10-22T00:00:00.000Z');
    assert.equal(new Date(at('2026-11-20T00:00:00.000Z').from).toISOString(), '2026-10-22T00:00:00.000Z');
  });

  it('say nothing of durations where there are none, and never a negative one', () => {
    assert.deepEqual(insightsOf(NONE, periodOf(NOW)).toAssign, { count: 0 });
    const opened = [{ openedAt: NOW, assignedAt: NOW - 5, locale: 'en' }];
    assert.deepEqual(insightsOf({ ...NONE, opened }, periodOf(NOW)).toAssign, { count: 1, median: 0, ninetieth: 0 });
  });

  it('count a cause of another version among the others', () => {
    const figures = { ...NONE, tallies: [{ name: 'answered', value: 'phase-of-the-moon', count: 2 } as const] };
    assert.deepEqual(insightsOf(figures, periodOf(NOW)).answered, [{ value: 'other', count: 2 }]);
  });

  it('read no body of a ticket, and none of another tenant', async () => {
    const store = await openStore('sqlite::memory:', { now: () => NOW });
    await store.tickets.open(draft('a', { comment: 'canary4711' }), silent);
    const figures = await store.figures.read(periodOf(NOW), TENANT);
    assert.deepEqual(Object.keys(figures.opened[0] ?? {}).toSorted(), ['assignedAt', 'locale', 'openedAt']);
    assert.deepEqual((await store.figures.read(periodOf(NOW), 'tenant-2')).opened, []);
    await store.close();
  });
});
