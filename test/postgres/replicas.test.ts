import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore, type Store } from '../../src/storage/open.ts';
import { type BotProcess, launchBot } from '../crash/bot.ts';
import { type Arrival, type Service, startService } from '../crash/service.ts';
import { buttonOf, cardView, type CardView, type Json } from '../teams/card-view.ts';
import { type Client, clientOf, type Turn, type Who } from '../teams/client.ts';
import { cluster } from './here.ts';

const TENANT = 'tenant-1';
const CHANNEL = '19:desk@thread.tacv2';
const PROOF = 'AADSTS65001: The user or administrator has not consented to use the application with ID';
const DENIED = '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}';
const FORM = { comment: 'since Monday', urgency: 'normal' };
const LEASE_MS = 30_000;

if (cluster !== undefined) {
  const { newDatabase } = cluster;
  describe('two bots on one PostgreSQL', () => {
    let service: Service;
    let store: Store;
    let bots: readonly [BotProcess, BotProcess];
    let urls: readonly [string, string];
    let onArrival = async (_arrival: Arrival): Promise<void> => undefined;
    let people = 0;

    before(async () => {
      service = await startService({ onArrival: (arrival) => onArrival(arrival) });
      const database = await newDatabase();
      bots = [launchBot(database), launchBot(database)];
      const [a, b] = await Promise.all(bots.map(({ url }) => url));
      assert.ok(a !== undefined && b !== undefined, bots.flatMap(({ log }) => log).join('\n'));
      urls = [a, b];
      store = await openStore(database);
      await at(0, megan).say('use this channel');
    });
    after(async () => {
      await Promise.all([...bots.map((bot) => bot.kill()), store.close(), service.close()]);
    });

    const megan: Who = {
      name: 'Megan',
      conversation: CHANNEL,
      type: 'channel',
      locale: 'en',
      presses: 'execute',
      tenant: TENANT,
    };
    const diego: Who = { ...megan, name: 'Diego' };
    const somebody = (): Who => {
      const name = `person-${(people += 1)}`;
      return { ...megan, name, conversation: `chat-${name}`, type: 'personal' };
    };
    const at = (bot: number, who: Who): Client =>
      clientOf({ url: urls[bot % 2] ?? '', serviceUrl: service.url, connector: service }, who);
    const both = <T>(act: (bot: number) => Promise<T>): Promise<readonly T[]> => Promise.all([act(0), act(1)]);
    /** Opens a ticket by way of one bot, and gives its number. */
    async function opened(bot: number, who: Who): Promise<number> {
      await at(bot, who).say(PROOF);
      await at(bot, who).press('ask-desk');
      return numberOn(await at(bot, who).press('send-ticket', { inputs: FORM }));
    }
    const deskCards = (number: number) =>
      service.arrivals.filter(
        ({ method, activity, card }) =>
          method === 'POST' &&
          activity.conversation.id === CHANNEL &&
          card?.text.includes(`GT-${number} `) &&
          buttonOf(card, 'desk-comment'),
      );

    it('start at once on an empty database', () => assert.notEqual(urls[0], urls[1]));

    it('handle once what both are given', async () => {
      const many = Array.from({ length: 20 }, somebody);
      const turns = await Promise.all(many.map((who) => both((bot) => at(bot, who).say(PROOF, { id: `same-${who.name}` }))));
      assert.ok(turns.flat().every(({ status }) => status === 200));
      for (const { conversation } of many) assert.equal(service.cards(conversation).length, 1);
    });

    it('share the state of a person who is answered by one and then by the other', async () => {
      const alex = somebody();
      let turn = await at(0, alex).say(DENIED);
      const asked: string[] = [];
      for (let turns = 1; turn.card.question !== undefined; turns += 1) {
        asked.push(turn.card.question);
        turn = await at(turns, alex).say('I don’t know');
      }
      assert.ok(asked.length > 1 && new Set(asked).size === asked.length, asked.join());
      assert.ok(turn.card.buttons.includes('Ask the help desk'), turn.card.buttons.join());
    });

    it('make one ticket of a form that is sent to both, and post one card of each', async () => {
      const many = Array.from({ length: 30 }, somebody);
      const numbers = await Promise.all(
        many.map(async (who, index) => {
          await at(index, who).say(PROOF);
          await at(index + 1, who).press('ask-desk');
          const turns = await both((bot) => at(bot, who).press('send-ticket', { inputs: FORM }));
          assert.equal(numberOn(turns[0]), numberOn(turns[1]));
          return numberOn(turns[0]);
        }),
      );
      assert.equal(new Set(numbers).size, many.length);
      await empty();
      for (const number of numbers) assert.equal(deskCards(number).length, 1, `GT-${number}`);
    }).timeout(90_000);

    it('give a ticket to one of two who take it at once, and tell the other whose it is', async () => {
      for (let times = 0; times < 8; times += 1) {
        const number = await opened(times, somebody());
        await empty();
        const on = deskCards(number)[0]?.card;
        assert.ok(on !== undefined);
        const turns = await Promise.all([
          at(times, megan).press('desk-claim', { on }),
          at(times + 1, diego).press('desk-claim', { on }),
        ]);
        const ticket = await store.tickets.find(TENANT, number);
        assert.deepEqual(
          ticket?.events.map(({ kind }) => kind),
          ['opened', 'assigned'],
        );
        const hints = turns.map(hintOf);
        const winner = hints.indexOf(undefined);
        assert.equal(ticket?.assignee?.name, ['Megan', 'Diego'][winner]);
        assert.match(hints[1 - winner] ?? '', new RegExp(ticket?.assignee?.name ?? ''));
      }
    }).timeout(90_000);

    it('deliver what the other was about to when it was killed, after its lease', async () => {
      const alex = somebody();
      await empty();
      const arrival = new Promise<number>((resolve) => {
        onArrival = async ({ activity, isReply }) => {
          if (activity.conversation.id !== CHANNEL || isReply) return;
          resolve(Date.now());
          await wait(2000);
        };
      });
      bots[1].freeze();
      const number = await opened(0, alex);
      const first = await arrival;
      await bots[0].kill();
      onArrival = async () => undefined;
      bots[1].thaw();
      assert.equal((await at(1, alex).say('tickets')).card.text.includes(`GT-${number}`), true);
      await empty();
      const [orphan, card, ...more] = deskCards(number);
      const took = Date.now() - first;
      assert.ok(orphan?.card !== undefined && card !== undefined && more.length === 0);
      assert.ok(took > LEASE_MS - 1000 && took < LEASE_MS + 10_000, `${took} ms`);
      assert.equal((await store.tickets.find(TENANT, number))?.cards.desk, card.activity.id);
      assert.equal(hintOf(await at(1, megan).press('desk-claim', { on: orphan.card })), undefined);
      assert.equal((await store.tickets.find(TENANT, number))?.assignee?.name, 'Megan');
    }).timeout(60_000);

    it('log nothing that they do not expect', () => {
      assert.deepEqual(
        bots.flatMap(({ log }) => log),
        [],
      );
    });

    async function empty(): Promise<void> {
      while ((await store.outbox.nextDue()) !== undefined) await wait(50);
    }
  });
}

function answerOf({ status, body }: Turn): CardView {
  assert.equal(status, 200);
  assert.equal(body?.type, 'application/vnd.microsoft.card.adaptive', JSON.stringify(body));
  return cardView(body.value as Json);
}

function numberOn(turn: Turn | undefined): number {
  assert.ok(turn !== undefined);
  return Number(/GT-(\d+)/.exec(answerOf(turn).text)?.[1]);
}

/** What stands on the card above all else because the press changed nothing. */
function hintOf(turn: Turn): string | undefined {
  const hint = (answerOf(turn).json.body as readonly Json[]).find(({ style }) => style === 'warning');
  return hint && cardView({ body: [hint], actions: [] }).text;
}
