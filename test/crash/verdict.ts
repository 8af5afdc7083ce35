import type { Ticket, TicketEvent } from '../../src/helpdesk/ticket.ts';
import { buttonOf } from '../teams/card-view.ts';
import type { Stored, UnderWay } from './database.ts';
import { channelOf } from './desk.ts';
import type { Requester } from './requesters.ts';
import type { Arrival, Service } from './service.ts';
import { NUMBER, type Shown, TEXTS } from './world.ts';

/** All that is known when it is over. */
export interface Evidence {
  readonly service: Service;
  readonly shown: Shown;
  readonly stored: Stored;
  readonly requesters: ReadonlyMap<string, Requester>;
  /** Of all kills, and of whatever else cut deliveries off. */
  readonly underWay: readonly UnderWay[];
}

export interface Verdict {
  /** What has to hold, and what speaks against it. */
  readonly facts: readonly (readonly [fact: string, against: readonly string[]])[];
  readonly lost: number;
  /** Tickets whose number somebody saw, and which stand in the channel. */
  readonly delivered: number;
  readonly doubled: number;
  readonly notices: number;
  readonly repeated: number;
  /** More often than they were in flight. */
  readonly beyond: number;
  /** Under way at a kill or never answered, and a new message if done once more. */
  readonly inFlight: number;
}

export function judge(evidence: Evidence): Verdict {
  const { shown, stored, requesters } = evidence;
  const byNumber = new Map(stored.tickets.map((ticket) => [ticket.number, ticket]));
  const messages = messagesIn(evidence);
  const lost = [...shown.tickets].flatMap(([number, who]) =>
    wrongWith(byNumber.get(number), requesters.get(who)).map((what) => `GT-${number} ${what}`),
  );
  const comments = count(stored.tickets.map(commentOf));
  const doubled = [...comments].filter(([, times]) => times > 1).map(([comment, times]) => `${comment}: ${times}`);
  const expected = count(stored.tickets.flatMap(expectedOf));
  const missing = [...expected].filter(([key, times]) => (messages.get(key) ?? 0) < times).map(([key]) => key);
  const unasked = [...messages.keys()].filter((key) => !expected.has(key));
  const repeats = [...expected]
    .map(([key, times]) => [key, (messages.get(key) ?? 0) - times] as const)
    .filter(([, more]) => more > 0);
  const cutOff = evidence.underWay.flatMap((row) => keyOfRow(row, byNumber.get(row.ticket)));
  const allowed = count([...cutOff, ...evidence.service.unanswered.flatMap(keyOfArrival)]);
  const beyond = repeats.filter(([key, more]) => more > (allowed.get(key) ?? 0));
  const sum = (counts: Iterable<readonly [string, number]>): number => [...counts].reduce((total, [, times]) => total + times, 0);
  return {
    facts: [
      ['keeps every ticket whose number its requester saw, with evidence, comment and history', lost],
      ['makes one ticket of one form, however often it is sent', doubled],
      ['keeps every word that was shown as said, once', textsGone(shown, stored.tickets)],
      ['lets one of two who take a ticket have it', claimsGone(shown, byNumber)],
      ['posts a card and a notice for everything that asks for one', missing],
      ['posts nothing that no event asks for', unasked],
      ['repeats a message no more often than a kill found it under way', beyond.map(([key, more]) => `${key}: ${more}`)],
      ['tells of a ticket in the order of its events', disordered(evidence)],
      ['shows every ticket as it is in the end', outdated(evidence)],
      ['buries nothing', stored.dead],
      ['leaves the database whole', stored.damage],
    ],
    lost: lost.length,
    delivered: [...shown.tickets.keys()].filter((number) => messages.has(`GT-${number} card`)).length,
    doubled: doubled.length,
    notices: sum(messages),
    repeated: sum(repeats),
    beyond: beyond.length,
    inFlight: sum(allowed),
  };
}

function wrongWith(ticket: Ticket | undefined, requester: Requester | undefined): readonly string[] {
  if (ticket === undefined) return ['is gone'];
  const { events, content } = ticket;
  return [
    ...(ticket.requester.id === `aad-${requester?.who.name}` && ticket.tenantId === requester?.who.tenant
      ? []
      : ['is somebody else’s']),
    ...(JSON.stringify(content.evidence).includes(requester?.requestId ?? 'nobody') ? [] : ['has lost its evidence']),
    ...(content.ranking.length > 0 ? [] : ['has no causes']),
    ...(/^comment \d+$/.test(commentOf(ticket)) ? [] : ['has lost its comment']),
    ...(events.every(({ id }, index) => id === index + 1) && events[0]?.kind === 'opened' ? [] : ['has a broken history']),
    ...(ticket.version === events.length ? [] : ['has a version that is not that of its history']),
  ];
}

function commentOf({ events }: Ticket): string {
  const [first] = events;
  return first !== undefined && 'text' in first ? String(first.text) : '';
}

function textsGone({ texts }: Shown, tickets: readonly Ticket[]): readonly string[] {
  const said = count(
    tickets.flatMap(({ events }) => events.flatMap((event) => ('text' in event && event.text ? [event.text] : []))),
  );
  const gone = [...texts].filter((text) => !said.has(text)).map((text) => `${text} is gone`);
  return [...gone, ...[...said].filter(([, times]) => times > 1).map(([text, times]) => `${text}: ${times}`)];
}

function claimsGone({ claims }: Shown, tickets: ReadonlyMap<number, Ticket>): readonly string[] {
  const several = [...tickets.values()].filter(({ events }) => events.filter(({ kind }) => kind === 'assigned').length > 1);
  const gone = claims.filter(({ number, name }) => tickets.get(number)?.assignee?.name !== name);
  return [
    ...several.map(({ number }) => `GT-${number} was taken twice`),
    ...gone.map(({ number, name }) => `GT-${number} is not ${name}’s`),
  ];
}

/** The new messages that the outbox sent, each as often as it arrived. */
function messagesIn({ service }: Evidence): ReadonlyMap<string, number> {
  return count(service.arrivals.flatMap(keyOfArrival));
}

/** A notice without words of a person: to the requester that somebody took it, to the desk that it was withdrawn. */
function keyOfArrival({ method, isReply, card, activity }: Arrival): readonly string[] {
  if (method === 'PUT' || isReply || card === undefined) return [];
  // what the desk itself said stands in the thread of its ticket, and names it only in the summary
  const number = NUMBER.exec(`${card.text} ${String(card.json.fallbackText)}`)?.[1] ?? 'none';
  if (buttonOf(card, 'desk-comment') !== undefined) return [`GT-${number} card`];
  const isDesk = activity.conversation.id.startsWith('19:');
  const [[said] = [isDesk ? 'withdrawn' : 'assigned']] = [...card.text.matchAll(TEXTS)];
  return [`GT-${number} ${isDesk ? 'desk' : 'requester'} ${said}`];
}

type Told = 'desk' | 'requester';

/** Which side is told of an event by a message of its own. */
function toldOf(event: TicketEvent): readonly Told[] {
  switch (event.kind) {
    case 'assigned':
      return ['requester'];
    case 'asked':
      return ['requester', 'desk'];
    case 'resolved':
      return 'text' in event && event.text ? ['requester', 'desk'] : ['requester'];
    case 'reopened':
      return [event.by.side === 'desk' ? 'requester' : 'desk'];
    case 'answered':
    case 'added':
    case 'commented':
    case 'withdrawn':
      return ['desk'];
    default:
      return [];
  }
}

function expectedOf({ number, events }: Ticket): readonly string[] {
  const notices = events.flatMap((event) => toldOf(event).map((side) => `GT-${number} ${side} ${saidIn(event)}`));
  return [`GT-${number} card`, ...notices];
}

function saidIn(event: TicketEvent): string {
  return 'text' in event && event.text ? event.text : event.kind;
}

function keyOfRow({ ticket: number, kind, receiver, about, isPosted }: UnderWay, ticket: Ticket | undefined): readonly string[] {
  if (kind === 'card') return receiver === 'desk' && isPosted === 0 ? [`GT-${number} card`] : [];
  const event = ticket?.events.find(({ id }) => id === Number(about));
  return event === undefined ? [] : [`GT-${number} ${receiver} ${saidIn(event)}`];
}

/** By first arrivals: what is repeated may come late. */
function disordered({ service, stored }: Evidence): readonly string[] {
  const first = new Map<string, number>();
  service.arrivals.flatMap(keyOfArrival).forEach((key, index) => first.has(key) || first.set(key, index));
  return stored.tickets.flatMap(({ number, events }) =>
    (['desk', 'requester'] as const).flatMap((side) => {
      const told = events.filter((event) => toldOf(event).includes(side)).map((event) => `${side} ${saidIn(event)}`);
      const keys = [...(side === 'desk' ? ['card'] : []), ...new Set(told)];
      const times = keys.map((key) => first.get(`GT-${number} ${key}`) ?? -1);
      return times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))
        ? []
        : [`GT-${number} ${side}: ${keys.join(', ')}`];
    }),
  );
}

/** Each card bears the version that it was drawn from, and that counts the events. Remarks of the desk are not on the card of the requester. */
function outdated({ service, stored }: Evidence): readonly string[] {
  return stored.tickets.flatMap(({ number, version, cards, tenantId, requester, events }) => {
    const seen = events.findLast(({ kind }) => kind !== 'commented')?.id ?? version;
    const places = [
      ['desk', cards.desk, channelOf(tenantId), version],
      ['requester', cards.requester, requester.address.conversationId, seen],
    ] as const;
    return places.flatMap(([side, id, conversation, least]) => {
      const shown = service.cards(conversation).find((card) => card.id === id);
      const revisions = shown?.actions.map((action) => Number(buttonData(action)?.revision)) ?? [];
      return Math.max(0, ...revisions) >= least ? [] : [`GT-${number} ${side}: ${revisions.join()} of ${least}`];
    });
  });
}

function buttonData(action: object): { readonly revision?: unknown } | undefined {
  const { data, card } = action as {
    readonly data?: object;
    readonly card?: { readonly actions?: readonly { data?: object }[] };
  };
  return data ?? card?.actions?.[0]?.data;
}

function count(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
