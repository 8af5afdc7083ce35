import type { Activity, Storage, TurnContext } from 'botbuilder';
import type { Origin } from '../cards/actions.ts';
import type { Render } from '../cards/render.ts';
import type { Desk, Seen } from '../helpdesk/ports.ts';
import type { Observer } from '../observer.ts';
import type { Catalogue } from '../words/catalogue.ts';
import type { Permissions } from '../triage/permissions/permissions.ts';
import { localeFor, negotiate } from '../words/negotiate.ts';
import { remembered } from '../words/remembered.ts';
import { createWords, type Words } from '../words/words.ts';
import type { DeskEdge } from './desk/edge.ts';
import type { PrivacyEdge } from './privacy.ts';
import { type Conversation, type Person, type State, type StateStore, stateOf } from './state.ts';

/** What the bot is made of. */
export interface BotParts {
  readonly storage: Storage;
  readonly seen: Seen;
  readonly catalogues: readonly Catalogue[];
  readonly render: Render;
  /** Milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly defaultLocale: string;
  /** What Microsoft publishes of permissions; the built-in table when absent. */
  readonly permissions?: Permissions | undefined;
  readonly desk: DeskEdge;
  readonly privacy: PrivacyEdge;
  readonly observer: Observer;
}

/** One turn: who writes where, what is stored of them, and the words they read. */
export interface Turn {
  readonly context: TurnContext;
  readonly parts: BotParts;
  readonly store: StateStore;
  readonly conversation: Conversation;
  readonly person: Person;
  readonly words: Words;
  readonly isPrivate: boolean;
  readonly personId: string;
  readonly tenantId: string;
  /** The help desk of the tenant, if a channel was made one. */
  readonly desk: Desk | undefined;
  /** Somebody works on tickets: in that channel, or behind the webhook. */
  readonly hasDesk: boolean;
  /** The client's language is not spoken here, and nobody has told the person yet that there are others. */
  readonly offersLanguages: boolean;
}

/** Loads what a turn needs. The locale of a message or an arrival is remembered; that of a press or an invoke is not, so no press flips the language.
 * In a `room` the state is that of the person in their tenant, whatever conversation the activity comes from. */
export async function beginTurn(context: TurnContext, parts: BotParts, room?: 'explained'): Promise<Turn> {
  const { activity } = context;
  const isPrivate = room !== undefined || isPersonal(activity);
  const personId = activity.from?.aadObjectId ?? activity.from?.id ?? 'nobody';
  const tenantId = activity.conversation.tenantId ?? 'none';
  const conversationId = room === undefined ? activity.conversation.id : `${room}/${tenantId}`;
  const place = { conversationId, tenantId, personId, isPrivate };
  const store = stateOf(parts.storage, place, parts.newId);
  const [state, desk] = await Promise.all([store.load(), parts.desk.help.of(tenantId)]);
  const person = tellsLanguage(activity) ? { ...state.person, ...seen(activity), lastDay: dayOf(parts.now()) } : state.person;
  const isSame = JSON.stringify(person) === JSON.stringify(state.person);
  const turn = {
    context,
    parts,
    store,
    conversation: state.conversation,
    person: isSame ? state.person : person,
    isPrivate,
    personId,
    tenantId,
    desk,
    hasDesk: desk !== undefined || parts.desk.hasWebhook,
    offersLanguages: isOfferDue(parts, person, activity),
  };
  return { ...turn, words: wordsFor(parts, person, activity) };
}

/** The same turn after somebody else's turn was faster. */
export async function reloadTurn(turn: Turn): Promise<Turn> {
  const { conversation } = await turn.store.load();
  return { ...turn, conversation };
}

/** Saves, and returns the turn with what was saved. A turn that offers the languages does so once. */
export async function saveTurn(turn: Turn, change: Partial<State>): Promise<Turn> {
  const { person = turn.person } = change;
  const next = { ...turn, ...change, person: turn.offersLanguages ? { ...person, offeredLanguages: true } : person };
  await turn.store.save({ conversation: next.conversation, person: next.person });
  return change.person === undefined ? next : { ...next, words: wordsFor(turn.parts, next.person, turn.context.activity) };
}

/** Another turn wrote the same state since this one loaded it. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'state-conflict';
}

export function originOf({ conversation: { session }, personId }: Turn): Origin {
  return { session: session.id, revision: session.revision, owner: personId };
}

function isOfferDue(parts: BotParts, { chosenLocale, offeredLanguages }: Person, activity: Activity): boolean {
  const locale = activity.locale ?? clientInfo(activity).locale;
  if (!tellsLanguage(activity) || chosenLocale !== undefined || offeredLanguages === true) return false;
  return isLanguageTag(locale) && negotiate(locale, supportedBy(parts)) === undefined;
}

function isPersonal(activity: Activity): boolean {
  return (activity.conversation.conversationType ?? 'personal') === 'personal';
}

function supportedBy({ catalogues }: BotParts): readonly string[] {
  return catalogues.map(({ locale }) => locale);
}

/** A message that the person wrote, or the news that they added the bot. With a press or an invoke, Teams sends other locales. */
function tellsLanguage(activity: Activity): boolean {
  return (activity.type === 'message' && activity.value === undefined) || activity.type === 'installationUpdate';
}

/** The words for a person of whom this is known; without anything known, the activity alone decides. */
export function wordsFor(parts: BotParts, person: Person, activity: Activity): Words {
  const locale = localeFor(
    {
      chosen: person.chosenLocale,
      activity: [activity.locale, clientInfo(activity).locale],
      lastSeen: person.lastSeenLocale,
      organization: parts.defaultLocale,
    },
    tellsLanguage(activity),
    supportedBy(parts),
  );
  return createWords(parts.catalogues, locale, person.timeZone ?? timeZoneOf(activity));
}

/** So that what is remembered of somebody who writes now and then is written anew, and does not expire. */
function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

function seen(activity: Activity): Person {
  const locale = activity.locale ?? clientInfo(activity).locale;
  const timeZone = timeZoneOf(activity);
  return {
    // What is no language tag could be anything, and is not kept.
    ...(isLanguageTag(locale) && { lastSeenLocale: locale }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

function isLanguageTag(tag: unknown): tag is string {
  return typeof tag === 'string' && negotiate(tag, [tag]) !== undefined;
}

interface ClientInfo {
  readonly locale?: unknown;
  readonly timezone?: unknown;
}

function clientInfo(activity: Activity): ClientInfo {
  const entity: object = activity.entities?.find(({ type }) => type === 'clientInfo') ?? {};
  return entity;
}

function timeZoneOf(activity: Activity): string | undefined {
  return [activity.localTimezone, clientInfo(activity).timezone].find(isTimeZone);
}

function isTimeZone(zone: unknown): zone is string {
  return typeof zone === 'string' && zone.length > 0 && zone.length <= 100 && isKnownZone(zone);
}

const isKnownZone = remembered((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
});
