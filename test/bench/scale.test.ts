import assert from 'node:assert/strict';
import { ASSUMED, arrivalsOf, randomOf } from '../../bench/scale/assumptions.ts';
import { playDay } from '../../bench/scale/company.ts';
import { createTeamsLimits } from '../../bench/scale/teams-limits.ts';
import { Timeline } from '../../bench/scale/timeline.ts';

const DAY = { people: 20_000, from: 9, until: 11, hasIncident: true };

describe('the simulation of a company', () => {
  it('is the same for the same seed, and another for another', async () => {
    const [first, again, other] = [await playDay(DAY, 1), await playDay(DAY, 1), await playDay(DAY, 2)];
    assert.deepEqual(first, again);
    assert.notDeepEqual(first.turns, other.turns);
  });

  it('brings every ticket to the channel, and Teams refuses nothing', async () => {
    const { tickets, waits, refused, dead } = await playDay(DAY, 1);
    assert.ok(tickets.length > 5);
    assert.equal(waits.length, tickets.length);
    assert.deepEqual([refused, dead], [{ turns: 0, desk: 0, requester: 0 }, []]);
  });

  it('has a day whose hours add up', () => {
    const sum = ASSUMED.hours.reduce((total, share) => total + share, 0);
    assert.deepEqual([ASSUMED.hours.length, Math.round(sum * 1000)], [24, 1000]);
  });

  it('has about as many triages as are assumed', () => {
    const { length } = arrivalsOf({ people: 100_000, from: 0, until: 24, hasIncident: false }, randomOf(1));
    assert.ok(Math.abs(length / (100_000 * ASSUMED.shareAsking * ASSUMED.triagesPerAsker) - 1) < 0.1);
  });

  it('has a Teams that refuses the eighth message in a second, and says how long', () => {
    const teams = createTeamsLimits();
    const answers = Array.from({ length: 8 }, (_, i) => teams.request('a', i * 10));
    assert.deepEqual(answers, [...Array.from({ length: 7 }, () => undefined), 1000]);
    assert.deepEqual([teams.request('b', 80), teams.request('a', 1000)], [undefined, undefined]);
  });

  it('has a Teams that refuses the fifty-first message in a tenant and a second', () => {
    const teams = createTeamsLimits();
    for (let i = 0; i < 50; i += 1) assert.equal(teams.request(`chat-${i}`, i), undefined);
    assert.deepEqual([teams.request('chat-50', 60), teams.request('chat-50', 1000)], [1000, undefined]);
  });

  it('has a clock on which things happen in their order, those of one moment as they were planned', async () => {
    const timeline = new Timeline();
    const happened: string[] = [];
    for (const [index, at] of [30, 10, 20, 10, 30, 0].entries())
      timeline.at(at, () => void happened.push(`${index} at ${timeline.now()}`));
    timeline.at(15, () => timeline.at(5, () => void happened.push(`late at ${timeline.now()}`)));
    await timeline.run();
    assert.deepEqual(happened, ['5 at 0', '1 at 10', '3 at 10', 'late at 15', '2 at 20', '0 at 30', '4 at 30']);
  });
});
