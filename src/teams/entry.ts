import type { Activity, TurnContext } from 'botbuilder';
import type { Observer, TurnKind } from '../observer.ts';
import type { Words } from '../words/words.ts';
import type { Allowance } from './allowance.ts';
import type { Bot } from './bot.ts';
import { respond, respondLine } from './deliver.ts';
import { readPerson } from './state.ts';
import { type BotParts, wordsFor } from './turn.ts';

export interface EntryParts {
  /** Ids in small letters; every tenant is let in when absent. */
  readonly tenants: readonly string[] | undefined;
  /** No limit when absent. */
  readonly allowance: Allowance | undefined;
  readonly observer: Observer;
  readonly bot: BotParts;
}

/** Conversations of foreign tenants that were told so; the first are forgotten first, and may be told again. */
const MOST_TOLD = 1000;

/**
 * What every activity passes before the bot sees it, whatever its kind: is its tenant served, and does the person ask for no more than one may?
 * Of a foreign tenant nothing is read, stored or logged. It authenticates nobody: who is asked about here, the adapter has authenticated.
 */
export function createEntry(turn: Bot['turn'], parts: EntryParts): Bot['turn'] {
  const { tenants, allowance, observer, bot } = parts;
  const told = new Set<string>();
  return async (context) => {
    const { activity } = context;
    const named = tenantsOf(activity);
    if (tenants !== undefined && !isServed(named, tenants)) {
      observer.refused('tenant');
      return refuseTenant(context, bot, told);
    }
    const person = `${named[0] ?? 'none'}/${activity.from.aadObjectId ?? activity.from.id}`;
    if (allowance !== undefined && !allowance.take(person, bot.now(), costOf(activity))) {
      observer.refused('rate');
      return refuseRate(context, bot, () => allowance.tell(person));
    }
    return observed(context, turn, observer);
  };
}

/** A search is asked with every few letters. */
function costOf({ name }: Activity): number {
  return name === 'composeExtension/query' ? 0.2 : 1;
}

async function observed(context: TurnContext, turn: Bot['turn'], observer: Observer): Promise<void> {
  const ends = observer.turnBegan(kindOf(context.activity));
  try {
    await turn(context);
    ends('done');
  } catch (error) {
    ends('failed');
    throw error;
  }
}

/** Every tenant that the activity names, as Teams writes them in two places. */
function tenantsOf({ conversation, channelData }: Activity): readonly string[] {
  const { tenant } = Object(channelData) as { readonly tenant?: { readonly id?: unknown } };
  const named: readonly unknown[] = [conversation.tenantId, tenant?.id];
  return named.filter((id): id is string => typeof id === 'string' && id !== '').map((id) => id.toLowerCase());
}

/** One place that names a foreign tenant, or none at all, is enough to refuse. */
function isServed(named: readonly string[], tenants: readonly string[]): boolean {
  return named.length > 0 && named.every((id) => tenants.includes(id));
}

/** The person's words are not looked up: of a foreign tenant nothing is read. */
async function refuseTenant(context: TurnContext, bot: BotParts, told: Set<string>): Promise<void> {
  const { activity } = context;
  if (activity.type === 'invoke') return respond(context, 403);
  if (!isAnswered(activity) || told.has(activity.conversation.id)) return;
  told.add(activity.conversation.id);
  for (const first of told) {
    if (told.size <= MOST_TOLD) break;
    told.delete(first);
  }
  return say(context, wordsFor(bot, {}, activity).text('cards.entry.tenant'));
}

/** Invokes have to be answered, the others only once. */
async function refuseRate(context: TurnContext, bot: BotParts, tell: () => boolean): Promise<void> {
  const { activity } = context;
  const isPress = activity.name === 'adaptiveCard/action';
  const isTold = activity.type === 'invoke' ? !isPress || !tell() : !isAnswered(activity) || !tell();
  if (isTold) return activity.type === 'invoke' ? respond(context, 429) : undefined;
  const text = (await wordsOf(context, bot)).text('cards.entry.rate');
  return isPress ? respondLine(context, text) : say(context, text);
}

async function wordsOf({ activity }: TurnContext, bot: BotParts): Promise<Words> {
  const tenantId = activity.conversation.tenantId ?? 'none';
  const person = await readPerson(bot.storage, tenantId, activity.from.aadObjectId ?? activity.from.id).catch(() => ({}));
  return wordsFor(bot, person, activity);
}

/** Somebody writes or brings the bot in; who merely comes, goes or reacts expects no answer. */
function isAnswered({ type, action }: Activity): boolean {
  return type === 'message' || (type === 'installationUpdate' && action === 'add');
}

/** A refusal that cannot be delivered is none the less one, and no fault to apologize for. */
async function say(context: TurnContext, text: string): Promise<void> {
  try {
    await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  } catch {
    // The conversation is not ours; there is nobody to tell.
  }
}

function kindOf({ type, name, value }: Activity): TurnKind {
  if (type === 'message') return value === undefined || value === null ? 'text' : 'press';
  if (type === 'installationUpdate' || type === 'conversationUpdate') return 'arrival';
  if (type !== 'invoke') return 'other';
  if (name === 'adaptiveCard/action') return 'press';
  if (name?.startsWith('task/')) return 'dialog';
  return name?.startsWith('composeExtension/') ? 'extension' : 'other';
}
