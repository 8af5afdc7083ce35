import { setTimeout as wait } from 'node:timers/promises';
import { buttonOf, type CardView } from '../teams/card-view.ts';
import type { Turn, Who } from '../teams/client.ts';
import type { Chance } from './chance.ts';
import { answerOf, cardsOf, clientAt, insist, lookForTexts, NUMBER, type World } from './world.ts';

export const channelOf = (tenant: string): string => `19:desk-of-${tenant}@thread.tacv2`;
const memberOf = (tenant: string, name: string): Who => ({
  name,
  conversation: channelOf(tenant),
  type: 'channel',
  locale: 'en',
  presses: 'execute',
  tenant,
});

/** Makes the channel the desk of its tenant. */
export async function registerDesk(world: World, chance: Chance, tenant: string): Promise<void> {
  const done = await insist(world, chance, async (url) => {
    await clientAt(world, url, memberOf(tenant, 'Megan')).say('use this channel');
    return world.service.cards(channelOf(tenant)).length > 0 ? true : undefined;
  });
  if (done === undefined) throw new Error('the desk could not be registered');
}

/** Megan and Diego work on what stands in their channel, sometimes both on the same at once. */
export async function workAtDesk(world: World, chance: Chance, tenant: string): Promise<void> {
  while (!world.isOver()) {
    await wait(chance.between(30, 250));
    const cards = world.service.cards(channelOf(tenant)).filter((card) => buttonOf(card, 'desk-comment') !== undefined);
    const open = cards.filter((card) => buttonOf(card, 'desk-resolve') !== undefined);
    const card = open[Math.floor(chance.next() * open.length)];
    if (card !== undefined)
      await (buttonOf(card, 'desk-claim') === undefined
        ? workOn(world, chance, { tenant, card })
        : claim(world, chance, { tenant, card }));
  }
}

interface Work {
  readonly tenant: string;
  readonly card: CardView;
}

async function claim(world: World, chance: Chance, { tenant, card }: Work): Promise<void> {
  const names = chance.is(0.3) ? ['Megan', 'Diego'] : [chance.pick(['Megan', 'Diego'])];
  await insist(world, chance, async (url) => {
    const press = async (name: string): Promise<void> => {
      const turn = await clientAt(world, url, memberOf(tenant, name)).press('desk-claim', { on: card });
      lookAtTurn(world, turn);
      const [shown] = answerOf(turn);
      const number = Number(NUMBER.exec(String(shown?.json.fallbackText))?.[1]);
      // Of two, the loser is told whose it is, by a hint above the card.
      const isWinner = shown !== undefined && !JSON.stringify(shown.json).includes('"warning"');
      if (isWinner) world.shown.claims.push({ number, name });
    };
    await Promise.all(names.map(press));
    return true;
  });
}

async function workOn(world: World, chance: Chance, { tenant, card }: Work): Promise<void> {
  const [button, inputs] = chance.pick([
    ['desk-ask', () => ({ question: world.words('question') })],
    ['desk-ask', () => ({ question: world.words('question') })],
    ['desk-comment', () => ({ comment: world.words('remark') })],
    ['desk-resolve', () => ({ cause: 'consent-missing', resolution: world.words('resolution') })],
    ['desk-resolve', () => ({ cause: 'other', resolution: world.words('resolution') })],
  ] as const);
  await insist(world, chance, async (url) => {
    const who = memberOf(tenant, chance.pick(['Megan', 'Diego']));
    lookAtTurn(world, await clientAt(world, url, who).press(button, { on: card, inputs: inputs() }));
    return true;
  });
}

function lookAtTurn({ shown }: World, turn: Turn): void {
  for (const card of cardsOf(turn)) lookForTexts(shown, card);
}
