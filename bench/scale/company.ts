import { readFileSync } from 'node:fs';
import type { Action, Actor } from '../../src/helpdesk/ticket.ts';
import { type Case, evaluate } from '../../src/triage/evaluate.ts';
import { arrivalsOf, ASSUMED, type Day, type Random, randomOf, waitOf } from './assumptions.ts';
import { address, openPostOffice, type PostOffice, TENANT } from './post-office.ts';
import { createTeamsLimits, type TeamsLimits } from './teams-limits.ts';
import { Timeline } from './timeline.ts';

const THREADS: readonly Case[] = JSON.parse(readFileSync(new URL('../../test/cases/threads.json', import.meta.url), 'utf8'));
/** How many questions the session asks of each. The same text asks the same questions, so each thread is triaged once. */
const QUESTIONS = THREADS.map((thread) => evaluate([thread], { withStory: false }).meanQuestions);
const MEGAN: Actor = { side: 'desk', id: 'megan', name: 'Megan' };

type BySide = { readonly turns: number; readonly desk: number; readonly requester: number };

/** What a day in a company was like. Times in milliseconds. */
export interface Played {
  readonly triages: number;
  /** When each turn was, in order. */
  readonly turns: readonly number[];
  readonly tickets: readonly number[];
  /** From a ticket to its card in the channel. */
  readonly waits: readonly number[];
  readonly longestOutbox: number;
  /** Of the bot to Teams: by turns, into the channel of the desk, to requesters. */
  readonly requests: BySide;
  readonly refused: BySide;
  /** Codes of deliveries that were given up. */
  readonly dead: readonly string[];
}

interface Company {
  readonly timeline: Timeline;
  readonly teams: TeamsLimits;
  readonly random: Random;
  readonly post: PostOffice;
  readonly turns: number[];
  readonly tickets: number[];
  readonly waits: number[];
  readonly byTurns: { requests: number; refused: number };
  /** Tickets without a card yet. */
  readonly waiting: Map<number, { readonly at: number; readonly person: string }>;
}

/** Plays a day: people by the real session, tickets with the real help desk and outbox, Teams by its published limits. The same seed gives the same day. */
export async function playDay(day: Day, seed: number): Promise<Played> {
  const [timeline, teams, random] = [new Timeline(), createTeamsLimits(), randomOf(seed)];
  const onPosted: Parameters<typeof openPostOffice>[0]['onPosted'] = ({ to, kind, ticket }) => {
    if (to === 'desk' && kind === 'card') cardCame(company, ticket);
  };
  const post = await openPostOffice({ timeline, teams, random, onPosted });
  const lists = { turns: [], tickets: [], waits: [] };
  const company: Company = { timeline, teams, random, post, ...lists, byTurns: { requests: 0, refused: 0 }, waiting: new Map() };
  const arrivals = arrivalsOf(day, random);
  arrivals.forEach(({ at, isIncident }, index) =>
    timeline.at(at, () => triage(company, { person: `person-${index}`, isIncident })),
  );
  await timeline.run();
  await post.close();
  const { turns, tickets, waits, byTurns } = company;
  return {
    triages: arrivals.length,
    turns,
    tickets,
    waits,
    longestOutbox: post.longest(),
    dead: post.dead,
    requests: { turns: byTurns.requests, ...post.requests },
    refused: { turns: byTurns.refused, ...post.refused },
  };
}

/** The paste, each answer, and at last *Solved*, or the form and its sending. */
function triage(company: Company, { person, isIncident }: { readonly person: string; readonly isIncident: boolean }): void {
  const { timeline, random, turns } = company;
  const questions = QUESTIONS[Math.floor(random() * QUESTIONS.length)] ?? 0;
  const escalates = random() < (isIncident ? ASSUMED.incident.shareEscalating : ASSUMED.shareEscalating);
  const count = 1 + questions + (escalates ? 2 : 1);
  let time = timeline.now();
  for (let turn = 0; turn < count; turn += 1) {
    timeline.at(time, async () => {
      turns.push(timeline.now());
      // one card that changes, and one that is new
      const requests = turn > 0 && turn < count - 1 ? 2 : 1;
      for (let request = 0; request < requests; request += 1) askTeams(company, person);
      if (escalates && turn === count - 1) await escalate(company, person);
    });
    time += waitOf(random, ASSUMED.thinkMs);
  }
}

function askTeams({ teams, timeline, byTurns }: Company, conversation: string): void {
  byTurns.requests += 1;
  if (teams.request(conversation, timeline.now()) !== undefined) byTurns.refused += 1;
}

async function escalate({ post, timeline, tickets, waiting }: Company, person: string): Promise<void> {
  const at = timeline.now();
  const { number } = await post.help.open({
    submitKey: person,
    tenantId: TENANT,
    requester: { id: person, name: person, address: address(person), locale: 'en' },
    content: { evidence: {}, ranking: [], tried: [] },
    urgency: 'normal',
    card: `${person}-form`,
    at,
  });
  tickets.push(at);
  waiting.set(number, { at, person });
}

/** From now on the desk knows. Whoever presses sees the card in the answer to the press; the delivery changes it for all. */
function cardCame({ timeline, random, post, waits, waiting }: Company, number: number): void {
  const ticket = waiting.get(number);
  // its card has come before, and was changed
  if (ticket === undefined) return;
  waiting.delete(number);
  waits.push(timeline.now() - ticket.at);
  const doing = (at: number, action: Action, by = MEGAN) =>
    timeline.at(at, async () => void (await post.help.act({ tenantId: TENANT, number }, action, by)));
  const taken = timeline.now() + waitOf(random, ASSUMED.untilTakenMs);
  const resolved = taken + waitOf(random, ASSUMED.untilResolvedMs);
  const text = random() < ASSUMED.shareResolvedWithText ? { text: 'Consent was given.' } : {};
  doing(taken, { kind: 'claim' });
  doing(resolved, { kind: 'resolve', cause: 'consent-missing', ...text });
  if (random() >= ASSUMED.shareAsked) return;
  doing(taken + 1000, { kind: 'ask', text: 'Which app is it?' });
  const requester: Actor = { side: 'requester', id: ticket.person, name: ticket.person };
  doing(taken + waitOf(random, ASSUMED.untilAnsweredMs), { kind: 'answer', text: 'Contoso Mail.' }, requester);
}
