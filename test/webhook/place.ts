import assert from 'node:assert/strict';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import type { Client } from '../teams/client.ts';
import { opensDesk, sendsTicket } from '../teams/desk/desk.ts';
import { startTeams, type Teams } from '../teams/teams.ts';
import { type Receiver, SECRET, startReceiver } from './receiver.ts';

export const BY = { name: 'Kim Larsen' };

export interface Opened {
  readonly receiver: Receiver;
  readonly teams: Teams;
  readonly alex: Client;
  readonly megan: Client;
}

/** An app with a channel and a webhook, and a ticket in it. */
export async function open(): Promise<Opened> {
  const receiver = await startReceiver();
  const teams = await startTeams({ config: { webhook: { url: receiver.url, secret: SECRET } } });
  const megan = await opensDesk(teams);
  const alex = teams.person({ conversation: 'chat-alex', locale: 'sv-SE' });
  await sendsTicket(alex);
  await teams.delivered();
  return { receiver, teams, alex, megan };
}

export async function close({ receiver, teams }: Pick<Opened, 'receiver' | 'teams'>): Promise<void> {
  await receiver.close();
  await teams.close();
}

export async function ticketOf(teams: Teams): Promise<Ticket> {
  const found = await teams.store.tickets.find('tenant-1', 1001);
  assert.ok(found !== undefined);
  return found;
}

let calls = 0;
/** What every call holds; each is another call. */
export const envelope = () => ({ id: `call-${++calls}`, tenantId: 'tenant-1', ticket: 1001, by: BY });
export const ask = { action: 'ask', text: 'which app?' };
