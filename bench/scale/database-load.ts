import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS, RETENTION_MS, SEEN_MS, STATE_MS } from '../../src/storage/options.ts';
import { openSqlite, type Sqlite, type Statement } from '../../src/storage/sqlite.ts';
import { openStoreOn } from '../../src/storage/sqlite-store.ts';
import type { Case } from '../../src/triage/evaluate.ts';
import { buttonOf, type CardView } from '../../test/teams/card-view.ts';
import { opensDesk, PASTE } from '../../test/teams/desk/desk.ts';
import { NOW, startTeams, type Teams } from '../../test/teams/teams.ts';

/** Per turn, or per ticket from its form to its resolution. Bytes are of the file, indexes included. */
export interface Load {
  readonly reads: number;
  readonly writes: number;
  readonly commits: number;
  readonly bytes: number;
}

export interface DatabaseLoad {
  readonly turn: Load;
  /** The same turns of so many people at once: commits are shared. */
  readonly crowd: number;
  readonly crowdCommits: number;
  readonly turnsPerConversation: number;
  readonly conversationBytes: number;
  readonly ticket: Load;
}

interface Counts {
  reads: number;
  writes: number;
  commits: number;
}

const CROWD = 50;

/** Plays conversations and tickets with the whole app on a file, by real HTTP, and counts what reaches the database. */
export async function measureDatabaseLoad(count: number): Promise<DatabaseLoad> {
  const folder = mkdtempSync(join(tmpdir(), 'graph-triage-scale-'));
  const path = join(folder, 'scale.db');
  const counts = { reads: 0, writes: 0, commits: 0 };
  const sqlite = openSqlite(path);
  const expiry = { now: () => NOW, stateMs: STATE_MS, retentionMs: RETENTION_MS, seenMs: Math.max(SEEN_MS, DAY_MS) };
  const store = await openStoreOn(counted(sqlite, counts), expiry);
  const teams = await startTeams({ store });
  const sizeOf = () => {
    sqlite.exec('pragma wal_checkpoint(TRUNCATE)');
    return statSync(path).size;
  };
  const during = async (work: () => Promise<number>): Promise<Load & { readonly times: number }> => {
    await teams.delivered();
    const [before, size] = [{ ...counts }, sizeOf()];
    const times = await work();
    await teams.delivered();
    const per = (what: keyof Counts) => (counts[what] - before[what]) / times;
    const bytes = () => (sizeOf() - size) / times;
    return { reads: per('reads'), writes: per('writes'), commits: per('commits'), times, bytes: bytes() };
  };
  try {
    await opensDesk(teams);
    await triages(teams, 20);
    const turn = await during(() => triages(teams, count));
    const crowd = await during(async () => {
      const turns = await Promise.all(Array.from({ length: CROWD }, () => triages(teams, Math.ceil(count / CROWD))));
      return turns.reduce((sum, one) => sum + one, 0);
    });
    const ticket = await during(() => tickets(teams, Math.ceil(count / 4)));
    return {
      turn,
      crowd: CROWD,
      crowdCommits: crowd.commits,
      turnsPerConversation: turn.times / count,
      conversationBytes: (turn.bytes * turn.times) / count,
      ticket,
    };
  } finally {
    await teams.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

const isQuestion = (card: CardView): boolean => ['unknown', 'answer'].some((verb) => buttonOf(card, verb) !== undefined);
const THREADS: readonly Pick<Case, 'given'>[] = JSON.parse(
  readFileSync(new URL('../../test/cases/threads.json', import.meta.url), 'utf8'),
);
const TEXTS = THREADS.flatMap(({ given: { text } }) => text ?? []).filter((text) => text.length > 20);
let people = 0;

/** What real people pasted, every question answered with "I don't know", and at last *Solved*. Says how many turns that took. */
async function triages(teams: Teams, count: number): Promise<number> {
  let turns = 0;
  for (let i = 0; i < count; i += 1) {
    people += 1;
    const person = teams.person({ name: `Asker ${people}` });
    let { card } = await person.say(TEXTS[people % TEXTS.length] ?? PASTE);
    for (turns += 1; isQuestion(card); turns += 1) ({ card } = await person.say("I don't know"));
    await person.say('solved');
    turns += 1;
  }
  return turns;
}

/** From the form to the resolution, delivered: three presses and what is told of them. The paste before it is a turn like others. */
async function tickets(teams: Teams, count: number): Promise<number> {
  const megan = teams.person({ name: 'Megan', type: 'channel', conversation: '19:desk@thread.tacv2' });
  for (let i = 0; i < count; i += 1) {
    const person = teams.person({ name: `Requester ${i}` });
    await person.say(PASTE);
    await person.say('help desk');
    await person.press('send-ticket', { inputs: { urgency: 'normal', comment: '' } });
    await teams.delivered();
    teams.pass(60_000);
    await megan.press('desk-claim');
    await teams.delivered();
    await megan.press('desk-resolve', { inputs: { cause: 'consent-missing', resolution: 'Consent was given.' } });
    await teams.delivered();
  }
  return count;
}

function counted(sqlite: Sqlite, counts: Counts): Sqlite {
  const prepare = (sql: string): Statement => {
    const statement = sqlite.prepare(sql);
    const what = /^\s*(?:insert|update|delete)/i.test(sql) ? 'writes' : 'reads';
    const count = <T>(call: () => T): T => {
      counts[what] += 1;
      return call();
    };
    return {
      reader: statement.reader,
      all: (parameters) => count(() => statement.all(parameters)),
      get: (parameters) => count(() => statement.get(parameters)),
      run: (parameters) => count(() => statement.run(parameters)),
      iterate: (parameters) => count(() => statement.iterate(parameters)),
    };
  };
  return {
    ...sqlite,
    prepare,
    commit: () => {
      counts.commits += 1;
      sqlite.commit();
    },
  };
}
