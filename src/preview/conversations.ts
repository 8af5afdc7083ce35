import type { Activity, ConversationAccount } from 'botbuilder';

/** An activity as the bot or somebody in the channel sent it, with what the service adds: an id and a time. Everything else is unchecked. */
export type SentActivity = Omit<Partial<Activity>, 'id' | 'type' | 'timestamp' | 'conversation'> & {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly conversation: Partial<ConversationAccount> & { readonly id: string };
};

/** One thing that was done to a conversation. Ids are opaque; they grow within one run of the process. */
export interface ConnectorEvent {
  readonly id: string;
  readonly kind: 'created' | 'updated' | 'deleted';
  readonly activity: SentActivity;
}

export type Listener = (event: ConnectorEvent) => void;

interface Conversation {
  readonly activities: Map<string, SentActivity>;
  readonly events: ConnectorEvent[];
  readonly listeners: Set<Listener>;
}

const CONVERSATIONS = 100;
const ACTIVITIES = 200;
const EVENTS = 500;

/**
 * The memory of the loopback connector: what was sent, per conversation, and who wants to be told. A channel and its
 * threads are one: whoever asks for the channel gets both, whoever asks for a thread that thread alone.
 * It is bounded, so that an evening of presses does not fill the memory: the oldest activities and the conversations
 * unused for the longest are forgotten. Typing is told and not kept.
 */
export class Conversations {
  readonly #conversations = new Map<string, Conversation>();
  readonly #now: () => number;
  readonly #run: string;
  #lastId = 0;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#run = now().toString(36);
  }

  add(conversationId: string, body: Partial<Activity> & { readonly type: string }): SentActivity {
    // Teams gives the millisecond as id; two in one millisecond must differ.
    this.#lastId = Math.max(this.#lastId + 1, this.#now());
    const activity = this.#stamp(conversationId, body, String(this.#lastId));
    if (activity.type !== 'typing') this.#open(conversationId).activities.set(activity.id, activity);
    this.#tell('created', activity);
    return activity;
  }

  /** Answers false, and changes nothing, when there is no such activity. The place in the order of time stays. */
  update(conversationId: string, id: string, body: Partial<Activity> & { readonly type: string }): boolean {
    const known = this.#find(conversationId, id);
    if (known === undefined) return false;
    const activity = { ...this.#stamp(known.conversation.id, body, id), timestamp: known.timestamp };
    this.#open(conversationId).activities.set(id, activity);
    this.#tell('updated', activity);
    return true;
  }

  remove(conversationId: string, id: string): boolean {
    const activity = this.#find(conversationId, id);
    if (activity === undefined) return false;
    this.#open(conversationId).activities.delete(id);
    this.#tell('deleted', activity);
    return true;
  }

  activities(conversationId: string): readonly SentActivity[] {
    const { activities } = this.#conversations.get(channelOf(conversationId)) ?? {};
    return [...(activities?.values() ?? [])].filter((activity) => belongs(activity, conversationId));
  }

  /** What happened after the event `after`; if that one is unknown or not given, what stands now, as if just created. */
  missed(conversationId: string, after?: string): readonly ConnectorEvent[] {
    const { events } = this.#conversations.get(channelOf(conversationId)) ?? { events: [] };
    const index = events.findIndex(({ id }) => id === after);
    const id = events.at(-1)?.id ?? '';
    if (index < 0) return this.activities(conversationId).map((activity) => ({ id, kind: 'created', activity }));
    return events.slice(index + 1).filter(({ activity }) => activity.type !== 'typing' && belongs(activity, conversationId));
  }

  subscribe(conversationId: string, listener: Listener): () => void {
    const heard: Listener = (event) => {
      if (belongs(event.activity, conversationId)) listener(event);
    };
    this.#open(conversationId).listeners.add(heard);
    return () => this.#conversations.get(channelOf(conversationId))?.listeners.delete(heard);
  }

  #find(conversationId: string, id: string): SentActivity | undefined {
    return this.#conversations.get(channelOf(conversationId))?.activities.get(id);
  }

  #stamp(conversationId: string, body: Partial<Activity> & { readonly type: string }, id: string): SentActivity {
    const timestamp = new Date(this.#now()).toISOString();
    return { ...body, id, timestamp, conversation: { ...body.conversation, id: conversationId } };
  }

  #tell(kind: ConnectorEvent['kind'], activity: SentActivity): void {
    const { events, listeners, activities } = this.#open(activity.conversation.id);
    this.#count += 1;
    const event: ConnectorEvent = { id: `${this.#run}-${this.#count}`, kind, activity };
    events.push(event);
    if (events.length > EVENTS) events.splice(0, events.length - EVENTS);
    for (const id of activities.keys()) {
      if (activities.size <= ACTIVITIES) break;
      activities.delete(id);
    }
    for (const listener of listeners) listener(event);
  }

  #open(conversationId: string): Conversation {
    const key = channelOf(conversationId);
    const conversation = this.#conversations.get(key) ?? { activities: new Map(), events: [], listeners: new Set() };
    this.#conversations.delete(key);
    this.#conversations.set(key, conversation);
    for (const [id, { listeners }] of this.#conversations) {
      if (this.#conversations.size <= CONVERSATIONS) break;
      if (listeners.size === 0 && id !== key) this.#conversations.delete(id);
    }
    return conversation;
  }
}

/** A thread is named after its channel and its first message. */
export function threadOf(conversationId: string, firstId: string): string {
  return `${channelOf(conversationId)};messageid=${firstId}`;
}

export function channelOf(conversationId: string): string {
  return conversationId.replace(/;messageid=.*$/, '');
}

/** Whether an activity is in a conversation: that is a whole chat or channel, or one thread with the message that began it. */
function belongs({ id, conversation }: SentActivity, conversationId: string): boolean {
  const place = conversation.id;
  return [place, channelOf(place), threadOf(place, id)].includes(conversationId);
}
