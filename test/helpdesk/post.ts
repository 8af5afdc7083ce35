import { deliverDue, type DeliveryParts } from '../../src/helpdesk/delivery.ts';
import { createHelpDesk, type HelpDesk } from '../../src/helpdesk/desk.ts';
import { createPace } from '../../src/helpdesk/pace.ts';
import type { NewDelivery, Sent } from '../../src/helpdesk/ports.ts';
import type { Action, Ticket } from '../../src/helpdesk/ticket.ts';
import { openStore, type Store } from '../../src/storage/open.ts';
import { desk, draft, NOW, requester, TENANT } from '../storage/place.ts';

/** A help desk with a real store, and a courier that does as it is told. */
export interface Post {
  readonly store: Store;
  readonly help: HelpDesk;
  readonly parts: DeliveryParts;
  /** What the courier was given, and when: `desk card 1001`. */
  readonly sent: { readonly what: string; readonly at: number }[];
  readonly troubles: string[];
  now: number;
  random: number;
  /** What comes of each try. */
  answer: (what: string) => Sent | Promise<Sent>;
  readonly opened: (key: string, who?: string) => Promise<Ticket>;
  readonly acts: (action: Action, number?: number) => Promise<void>;
  readonly ticket: (number?: number) => Promise<Ticket>;
  readonly round: () => Promise<number>;
  /** Rounds until nothing is due at this moment. */
  readonly rounds: () => Promise<void>;
  /** Goes on in time until the outbox is empty, a round whenever something is due. */
  readonly settle: () => Promise<void>;
  readonly whats: () => readonly string[];
}

export const SENT: Sent = { kind: 'sent', activityId: 'activity-1' };
export const OF_DESK = { side: 'desk', id: 'megan', name: 'Megan' } as const;

const nameOf = ({ to, kind, ticket, about }: NewDelivery): string =>
  [to, kind, ticket, ...(about === undefined ? [] : [about])].join(' ');

export async function openPost(): Promise<Post> {
  const now = () => post.now;
  const store = await openStore('sqlite::memory:', { now });
  await store.desks.register(desk('channel-1'), NOW);
  const { tickets, desks, outbox } = store;
  const courier: DeliveryParts['courier'] = {
    send: async (delivery) => {
      const what = nameOf(delivery);
      post.sent.push({ what, at: post.now });
      return post.answer(what);
    },
  };
  const parts: DeliveryParts = {
    tickets,
    desks,
    outbox,
    courier,
    pace: createPace(),
    hasWebhook: false,
    now,
    random: () => post.random,
    onTrouble: (event, code) => void post.troubles.push(`${event} ${code}`),
  };
  const help = createHelpDesk({ tickets, desks, outbox, now, wake: () => undefined, hasWebhook: false });
  const found = async (number = 1001): Promise<Ticket> => {
    const ticket = await tickets.find(TENANT, number);
    if (ticket === undefined) throw new Error(`no ticket ${number}`);
    return ticket;
  };
  const post: Post = {
    store,
    help,
    parts,
    sent: [],
    troubles: [],
    now: NOW,
    random: 1,
    answer: () => SENT,
    opened: (key, who = 'alex') => help.open(draft(key, { requester: requester(who), at: post.now })),
    acts: async (action, number = 1001) => {
      const { requester: owner } = await found(number);
      const isOwners = ['answer', 'add', 'withdraw'].includes(action.kind);
      const acted = await help.act({ tenantId: TENANT, number }, action, isOwners ? { ...owner, side: 'requester' } : OF_DESK);
      if (acted.kind !== 'done') throw new Error(acted.kind);
    },
    ticket: found,
    round: () => deliverDue(parts),
    rounds: async () => {
      while ((await deliverDue(parts)) > 0);
    },
    settle: async () => {
      for (let due = await outbox.nextDue(); due !== undefined; due = await outbox.nextDue()) {
        post.now = Math.max(post.now, due);
        await deliverDue(parts);
      }
    },
    whats: () => post.sent.map(({ what }) => what),
  };
  return post;
}
