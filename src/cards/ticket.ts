import { isClosed, type Member, type Refusal, TEXT_LIMIT, type Ticket } from '../helpdesk/ticket.ts';
import { CAUSES } from '../triage/causes/index.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Run, Words } from '../words/words.ts';
import type { CardData, Section } from './card-data.ts';
import { type Inlines, inlines } from './inlines.ts';
import { learnPage, linkTo, teamsLink } from './links.ts';
import { type Case, type Details, supportDetails } from './support-details.ts';
import { named } from './person.ts';
import { deskActions, requesterActions } from './ticket-actions.ts';
import { thread } from './ticket-thread.ts';

/** The first ones of a cause matter most. */
const MOST_LINKS = 2;
const STATE_COLORS = {
  open: 'Warning',
  assigned: 'Accent',
  waiting: 'Warning',
  resolved: 'Good',
  withdrawn: 'Default',
  deleted: 'Default',
} as const;

export interface TicketView {
  readonly ticket: Ticket;
  readonly known: Case;
  /** Who may be given it: the people of the desk's team. */
  readonly members?: readonly Member[];
  /** Shown on request: nobody changes it afterwards. */
  readonly isCopy?: boolean;
  /** Why a press changed nothing. */
  readonly refused?: Refused;
}
export type Refused = Refusal | 'not-member';

/** The ticket as the help desk sees it: who, cause and evidence, ids, what happened, and everything that can be done with it. */
export function deskTicketCard(words: Words, view: TicketView): CardData['ticket'] {
  const { ticket, known } = view;
  if (ticket.state === 'deleted') return deletedTicketCard(words, view);
  return {
    ...head(words, view),
    facts: [...facts(words, ticket)],
    sections: [...supportDetails(words, known).map(section), ...thread(words, ticket.events)],
    ...links(words, ticket),
    actions: deskActions(words, ticket, view.members ?? []),
  };
}

/** The ticket as its requester sees it. Comments of the help desk among itself are not on it. */
export function requesterTicketCard(words: Words, view: TicketView): CardData['ticket'] {
  const { ticket } = view;
  if (ticket.state === 'deleted') return deletedTicketCard(words, view);
  const events = ticket.events.filter(({ kind }) => kind !== 'commented' && kind !== 'requester-unreachable');
  return {
    ...head(words, view),
    facts: [
      ...facts(words, ticket),
      ...(isClosed(ticket) || view.isCopy === true ? [] : [{ inlines: inlines(words.line('tickets.requester.kept')) }]),
    ],
    sections: thread(words, events),
    linksTitle: [],
    links: [],
    actions: requesterActions(words, ticket),
  };
}

/** Of a ticket that was deleted on request nothing is left but that it was there. */
function deletedTicketCard(words: Words, view: TicketView): CardData['ticket'] {
  const at = { time: Math.floor((view.ticket.events[0]?.at ?? 0) / 1000) };
  const opened = { inlines: inlines(words.line('tickets.facts.opened', { at })) };
  return { ...head(words, view), facts: [opened], sections: [], linksTitle: [], links: [], actions: [] };
}

function head(words: Words, { ticket, refused }: TicketView) {
  const { state, number } = ticket;
  const heading = plain(words, 'tickets.heading', { number, state: { word: `tickets.state.${state}` } });
  return {
    lang: words.locale,
    fallbackText: heading,
    heading,
    headingColor: STATE_COLORS[state],
    hint: refused === undefined ? ([] as const) : ([{ inlines: inlines(refusal(words, ticket, refused)) }] as const),
    title: words.text(titleOf(ticket)),
  };
}

/** What it turned out to be, else what it most likely is. */
export function titleOf({ state, content, events }: Ticket): Key {
  if (state === 'deleted') return 'tickets.facts.deleted';
  const resolved = events.findLast(({ kind }) => kind === 'resolved');
  if (resolved?.kind === 'resolved' && resolved.cause !== 'other') return `causes.${resolved.cause}.title`;
  const top = content.ranking[0];
  return top === undefined || top.verdict === 'unlikely' ? 'tickets.facts.unclear' : `causes.${top.cause}.title`;
}

/** Why a press changed nothing, and what to do instead. */
export function refusal(words: Words, { assignee }: Ticket, reason: Refused): readonly Run[] {
  return words.line(`tickets.refused.${reason}`, { name: named(assignee), limit: TEXT_LIMIT });
}

function* facts(words: Words, ticket: Ticket): Iterable<{ readonly inlines: Inlines }> {
  const { requester, assignee, urgency, events } = ticket;
  const line = (key: Key, params: LineParams = {}) => ({ inlines: inlines(words.line(key, params)) });
  yield line('tickets.facts.requester', { name: { person: requester.name } });
  yield line('tickets.facts.urgency', { urgency: { word: `tickets.urgency.${urgency}` } });
  if (assignee !== undefined) yield line('tickets.facts.assignee', { name: named(assignee) });
  else if (!isClosed(ticket)) yield line('tickets.facts.nobody');
  if (events[0] !== undefined) yield line('tickets.facts.opened', { at: { time: Math.floor(events[0].at / 1000) } });
  const resolved = events.findLast(({ kind }) => kind === 'resolved');
  if (resolved?.kind === 'resolved' && ticket.state === 'resolved') {
    const cause = resolved.cause === 'other' ? 'tickets.facts.other-cause' : (`causes.${resolved.cause}.title` as const);
    yield line('tickets.facts.actual', { cause: { word: cause } });
  }
}

const section = ({ title, lines }: Details): Section => ({ title, lines: lines.map((line) => ({ inlines: inlines(line) })) });

function links(words: Words, { content }: Ticket): Pick<CardData['ticket'], 'links' | 'linksTitle'> {
  const top = content.ranking.find(({ verdict }) => verdict !== 'unlikely');
  const cause = CAUSES.find(({ id }) => id === top?.cause);
  const found = (cause?.links ?? [])
    .slice(0, MOST_LINKS)
    .flatMap((path) => linkTo(words.text(`links.${path}` as Key), learnPage(path, words.locale).url));
  const message = content.source === undefined ? [] : teamsLink(words.text('extensions.ticket.message'), content.source);
  return {
    linksTitle: found.length + message.length === 0 ? [] : [{ text: words.text('tickets.sections.links') }],
    links: [...message, ...found].map((text) => ({ text })),
  };
}

function plain(words: Words, key: Key, params: LineParams): string {
  return words
    .line(key, params)
    .map(({ text }) => text)
    .join('');
}
