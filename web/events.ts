import { isRecord, textOf } from './dom.ts';

/** An activity of the bot as it came over the wire. */
export interface BotActivity {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface EventHandlers {
  readonly told: (kind: string, activity: BotActivity) => void;
  readonly opened: () => void;
  readonly lost: () => void;
}

export interface Events {
  readonly reconnect: () => void;
  readonly close: () => void;
}

const PAUSE = 2_000;
const THREAD = ';messageid=';

/**
 * Listens to what the bot does in a conversation, for as long as it is not closed. The browser comes back by itself after
 * a break and names the last event it saw; where it gives up, this begins anew and the same activities may be told twice.
 */
export function listen(conversationId: string, handlers: EventHandlers): Events {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source = open();

  function open(): EventSource {
    const made = new EventSource(`/preview/events?conversation=${encodeURIComponent(conversationId)}`);
    made.addEventListener('open', handlers.opened);
    made.addEventListener('activity', ({ data }: MessageEvent<string>) => tell(data, handlers));
    made.addEventListener('error', () => {
      handlers.lost();
      if (made.readyState === EventSource.CLOSED) timer = setTimeout(reconnect, PAUSE);
    });
    return made;
  }

  function close(): void {
    clearTimeout(timer);
    source.close();
  }

  function reconnect(): void {
    close();
    source = open();
  }

  return { reconnect, close };
}

/** The thread that a post in a channel begins or a reply belongs to; elsewhere it means nothing. */
export function placeOf({ id, content }: BotActivity): string {
  const place = textOf(content.conversation, 'id');
  return place.includes(THREAD) ? place : `${place}${THREAD}${id}`;
}

/** The id of the post that this one answers. */
export function answeredBy({ id, content }: BotActivity): string | undefined {
  const [, root] = textOf(content.conversation, 'id').split(THREAD);
  return root === id ? undefined : root;
}

function tell(data: string, { told }: EventHandlers): void {
  const event: unknown = JSON.parse(data);
  if (!isRecord(event) || !isRecord(event.activity)) return;
  const content = event.activity;
  const activity = { id: textOf(content, 'id'), type: textOf(content, 'type'), timestamp: textOf(content, 'timestamp'), content };
  told(textOf(event, 'kind'), activity);
}
