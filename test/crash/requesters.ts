import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { buttonOf, type CardView } from '../teams/card-view.ts';
import type { Turn, Who } from '../teams/client.ts';
import type { Chance } from './chance.ts';
import { cardsOf, clientAt, insist, look, NUMBER, type World } from './world.ts';

/** Somebody whose call was refused. */
export interface Requester {
  readonly who: Who;
  /** Of their call: it must be in the evidence of their tickets. */
  readonly requestId: string;
}

const LOCALES = ['en', 'sv', 'lv', 'zh-TW', 'nl', 'id'] as const;
const LOOKS = 5;

export function newRequester(chance: Chance, tenant: string, index: number): Requester {
  const name = `requester-${index}`;
  const presses = chance.is(0.7) ? 'execute' : 'submit';
  const who = { name, conversation: `chat-${name}`, type: 'personal', locale: chance.pick(LOCALES), presses, tenant } as const;
  return { who, requestId: randomUUID() };
}

/** The story of one person: an error, the form, one ticket or two, and what the help desk asks of them. */
export async function liveRequester(world: World, chance: Chance, requester: Requester): Promise<void> {
  const has = (button: string) => lastWith(world, requester, button);
  await insist(world, chance, async (url, again) => {
    if (has('ask-desk') !== undefined) return true;
    await saw(
      world,
      requester,
      clientAt(world, url, requester.who).say(errorOf(requester), { id: idOf(requester, 'paste', again) }),
    );
    return has('ask-desk') && true;
  });
  if (has('ask-desk') === undefined) return;
  for (let tickets = chance.is(0.3) ? 2 : 1; tickets > 0 && !world.isOver(); tickets -= 1)
    await askForHelp(world, chance, requester);
  for (let looks = 0; looks < LOOKS && !world.isOver(); looks += 1) {
    await wait(chance.between(100, 600));
    await lookAgain(world, chance, requester);
  }
}

/** What came when they were not looking counts as well. */
export function lookAtChat(world: World, requester: Requester): void {
  look(world, requester.who.name, world.service.cards(requester.who.conversation));
}

async function askForHelp(world: World, chance: Chance, requester: Requester): Promise<void> {
  const old = lastWith(world, requester, 'send-ticket');
  const form = await insist(world, chance, async (url, again) => {
    await pressed(world, url, requester, { button: 'ask-desk', id: idOf(requester, 'ask', again) });
    const found = lastWith(world, requester, 'send-ticket');
    return found === old ? undefined : found;
  });
  if (form === undefined) return;
  const inputs = { comment: world.words('comment'), urgency: 'normal' };
  const isImpatient = chance.is(0.4);
  await insist(world, chance, async (url, again) => {
    const send = (id: string) => pressed(world, url, requester, { button: 'send-ticket', inputs, on: form, id });
    const both = [send(idOf(requester, inputs.comment, again)), ...(isImpatient ? [send(`${inputs.comment} ${again}`)] : [])];
    const turns = await Promise.all(both);
    return turns.some((turn) => cardsOf(turn).some(({ json }) => NUMBER.test(String(json.fallbackText)))) ? true : undefined;
  });
}

async function lookAgain(world: World, chance: Chance, requester: Requester): Promise<void> {
  lookAtChat(world, requester);
  const todo = (
    [
      ['ticket-answer', 'answer', 0.9],
      ['ticket-add', 'addition', 0.15],
      ['ticket-reopen', 'reason', 0.1],
      ['ticket-withdraw', undefined, 0.03],
    ] as const
  ).find(([button, , probability]) => lastWith(world, requester, button) !== undefined && chance.is(probability));
  if (todo === undefined) return;
  const [button, kind] = todo;
  const field = { answer: 'answer', addition: 'add', reason: 'reason' } as const;
  // A text of its own for each press: one that died may have been stored.
  await insist(world, chance, async (url, again) => {
    const inputs = kind === undefined ? {} : { [field[kind]]: world.words(kind) };
    if (lastWith(world, requester, button) === undefined) return true;
    await pressed(world, url, requester, { button, inputs, id: `${requester.who.name} ${button} ${randomUUID()} ${again}` });
    return true;
  });
}

interface Press {
  readonly button: string;
  readonly id: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly on?: CardView;
}

async function pressed(world: World, url: string, requester: Requester, { button, ...options }: Press): Promise<Turn> {
  return saw(world, requester, clientAt(world, url, requester.who).press(button, options));
}

async function saw(world: World, { who }: Requester, doing: Promise<Turn>): Promise<Turn> {
  const turn = await doing;
  look(world, who.name, cardsOf(turn));
  return turn;
}

function lastWith({ service }: World, { who }: Requester, button: string): CardView | undefined {
  return service.cards(who.conversation).findLast((card) => buttonOf(card, button) !== undefined);
}

/** Teams delivers what was not answered once more, as it was; then the person does it again. */
function idOf({ who }: Requester, step: string, again: number): string {
  return `${who.name} ${step} ${again >> 1}`;
}

/** It says all that the triage needs for an answer. */
function errorOf({ requestId }: Requester): string {
  const said = 'AADSTS65001: The user or administrator has not consented to use the application with ID';
  return `${said} '11111111-2222-3333-4444-555555555555'. Trace ID: ${randomUUID()} Correlation ID: ${requestId} Timestamp: 2026-11-20 11:00:00Z`;
}
