import { print } from './report.ts';
import { HOUR_MS } from './scale/assumptions.ts';
import { type Played, playDay } from './scale/company.ts';
import { type DatabaseLoad, measureDatabaseLoad } from './scale/database-load.ts';

/** How much is played. */
export interface Extent {
  /** People in the company. */
  readonly sizes: readonly number[];
  /** Hours of the day. */
  readonly from: number;
  readonly until: number;
  /** Conversations by real HTTP. */
  readonly conversations: number;
}

export const LONG: Extent = { sizes: [10_000, 100_000, 1_000_000], from: 0, until: 24, conversations: 200 };
/** To see that it works: the hours around the peak, of the small companies. */
export const SHORT: Extent = { sizes: [10_000, 100_000], from: 9, until: 11, conversations: 20 };

const SEED = 4711;
/** Microseconds of CPU per turn, rather too many: `npm run bench -- server` measures them, and on a crowded machine finds about so many. */
const TURN_US = Number(process.env.TURN_US ?? 10_000);

/**
 * Plays days in companies of several sizes, each without and with an incident, and prints what the assumptions of `scale/assumptions.ts` make of them.
 * Everything but the database load is the same for the same seed. It measures no speed: times are those of a played clock.
 */
export async function simulateScale({ sizes, conversations, ...hours }: Extent): Promise<void> {
  for (const people of sizes) {
    for (const hasIncident of [false, true]) {
      const played = await playDay({ people, hasIncident, ...hours }, SEED);
      print(`${people.toLocaleString('en')} people${hasIncident ? ', with an incident' : ''}`);
      for (const [what, figure] of figuresOf(played)) print(`  ${what.padEnd(44)} ${figure}`);
    }
  }
  printLoad(await measureDatabaseLoad(conversations));
}

function figuresOf(played: Played): readonly (readonly [what: string, figure: string])[] {
  const { triages, turns, tickets, waits, longestOutbox, requests, refused, dead } = played;
  const perSecond = mostWithin(turns, 60_000) / 60;
  const isPosted = `${waits.length} of ${tickets.length}`;
  return [
    ['triages, turns, tickets', `${triages}, ${turns.length}, ${tickets.length}`],
    ['turns a second, in the busiest minute', perSecond.toFixed(2)],
    [`cores for them, at ${TURN_US} us a turn`, ((perSecond * TURN_US) / 1e6).toFixed(3)],
    ['tickets in the busiest hour', String(mostWithin(tickets, HOUR_MS))],
    ['ticket to its card, s: median, 99th, longest', [0.5, 0.99, 1].map((share) => quantile(waits, share)).join(', ')],
    ['cards that came', isPosted],
    ['longest outbox', String(longestOutbox)],
    ['requests: answers, channel, requesters', `${requests.turns}, ${requests.desk}, ${requests.requester}`],
    ['requests of the channel for each ticket', (requests.desk / Math.max(1, tickets.length)).toFixed(2)],
    ['429: answers, channel, requesters', `${refused.turns}, ${refused.desk}, ${refused.requester}`],
    ['given up', String(dead.length)],
  ];
}

function printLoad({ turn, crowd, crowdCommits, turnsPerConversation, conversationBytes, ticket }: DatabaseLoad): void {
  print('database, by the whole app over HTTP, SQLite');
  const lines = [
    [`a turn: reads, writes, commits`, `${turn.reads.toFixed(1)}, ${turn.writes.toFixed(1)}, ${turn.commits.toFixed(2)}`],
    [`a turn: commits, ${crowd} people at once`, crowdCommits.toFixed(2)],
    ['a conversation: turns, bytes', `${turnsPerConversation.toFixed(1)}, ${conversationBytes.toFixed(0)}`],
    [
      'a ticket, paste to resolved: reads, writes, commits, bytes',
      `${ticket.reads.toFixed(0)}, ${ticket.writes.toFixed(0)}, ${ticket.commits.toFixed(0)}, ${ticket.bytes.toFixed(0)}`,
    ],
  ] as const;
  for (const [what, figure] of lines) print(`  ${what.padEnd(60)} ${figure}`);
}

/** In seconds. */
function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? '-' : (value / 1000).toFixed(1);
}

/** The most of these times that lie within so many milliseconds. */
function mostWithin(times: readonly number[], within: number): number {
  let [from, most] = [0, 0];
  times.forEach((at, i) => {
    while ((times[from] ?? at) <= at - within) from += 1;
    most = Math.max(most, i - from + 1);
  });
  return most;
}
