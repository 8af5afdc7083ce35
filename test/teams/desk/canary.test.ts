import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { openStore, type Store } from '../../../src/storage/open.ts';
import { type Canary, canary } from '../canaries.ts';
import { NOW, startTeams, type Teams } from '../teams.ts';
import { tokenOf } from '../../triage/tokens.ts';
import { opensDesk, PASTE } from './desk.ts';

describe('nothing secret on a ticket', () => {
  let folder: string;
  let store: Store;
  let teams: Teams;
  let name = '';
  let runs = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'graph-triage-canary-'));
    store = await openStore(`sqlite:${join(folder, 'desk.db')}`, { now: () => NOW });
    teams = await startTeams({ store, members: () => [{ id: '29:m', aadObjectId: 'aad-m', name }] });
  });
  after(async () => {
    await teams.close();
    await store.close();
    await rm(folder, { recursive: true });
  });
  /** Every byte of the database, its log of writes included. */
  const stored = async () => {
    const files = (await readdir(folder)).filter((file) => /\.db(-wal)?$/.test(file));
    assert.ok(files.length === 2, files.join());
    return Promise.all(files.map(async (file) => (await readFile(join(folder, file))).toString('latin1')));
  };

  async function goThrough({ text }: Canary): Promise<readonly string[]> {
    const place = { conversation: `19:canary-${(runs += 1)}@thread.tacv2`, display: text };
    const answers: string[] = [];
    const keep = <T extends { readonly body: unknown }>(turn: T): T => {
      answers.push(JSON.stringify(turn.body ?? {}));
      return turn;
    };
    name = text;
    const megan = await opensDesk(teams, place);
    const alex = teams.person({ name: `Alex${runs}`, display: text });
    await alex.say(PASTE);
    keep(
      await alex.submitDialog({
        token: tokenOf({ aud: 'https://graph.microsoft.com', exp: NOW / 1000 + 60, name: text, upn: text }),
      }),
    );
    await alex.say('help desk');
    keep(await alex.press('send-ticket', { inputs: { urgency: 'low', comment: `marker ${text}` } }));
    await teams.delivered();
    for (const [verb, inputs] of [
      ['desk-claim', {}],
      ['desk-assign', { member: 'aad-m' }],
      ['desk-assign', { member: text }],
      ['desk-comment', { comment: text }],
      ['desk-ask', { question: text, [text]: text }],
    ] as const)
      keep(await megan.press(verb, { inputs }));
    await teams.delivered();
    keep(await alex.press('ticket-answer', { inputs: { answer: text }, on: alex.lastCard() }));
    keep(await alex.press('ticket-add', { inputs: { add: text } }));
    keep(await megan.press('desk-resolve', { inputs: { cause: text.slice(0, 60), resolution: text } }));
    await teams.delivered();
    keep(await alex.press('ticket-reopen', { inputs: { reason: text }, on: alex.lastCard() }));
    keep(await megan.press('desk-ask', { inputs: { question: `${text} `.repeat(400) } }));
    keep(
      await megan.post({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb: `desk-${text}`, data: { ticket: text } } },
      }),
    );
    await alex.press('copy-support');
    await alex.say('tickets');
    await megan.say('tickets');
    await teams.delivered();
    return answers;
  }

  it('is sent, answered, logged or written to the disk, by whatever way it came', async () => {
    const property = fc.asyncProperty(canary, async (planted) => {
      const places = { answered: await goThrough(planted), sent: teams.heard, logged: teams.log, stored: await stored() };
      for (const [place, texts] of Object.entries(places))
        for (const piece of planted.pieces) assert.ok(!texts.some((text) => text.includes(piece)), `${piece} is ${place}`);
      assert.ok(places.stored.some((text) => text.includes('marker')) && places.sent.some((text) => text.includes('marker')));
    });
    await fc.assert(property, { numRuns: 24, endOnFailure: true });
  }).timeout(120_000);
});
