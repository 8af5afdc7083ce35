import { type ClientActivity, withMention } from './activity.ts';
import { textOf } from './dom.ts';
import type { Account, Settings } from './settings.ts';

/** How the server took an activity. `body` is the answer to an invoke and of any shape. */
export type Outcome =
  | { readonly kind: 'taken'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreachable' };

/** Posts one activity to the bot, as Teams would, and waits for the end of the turn. Never throws and never tries again. */
export async function post(activity: ClientActivity): Promise<Outcome> {
  try {
    const response = await fetch('/api/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(activity),
    });
    if (!response.ok) return { kind: 'refused', status: response.status };
    return { kind: 'taken', body: parsed(await response.text()) };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Puts what somebody writes into the channel, as Teams does before the bot hears of it. Answers the id of the post, or nothing. */
export async function postInChannel(
  { connector, desk, bot }: Settings,
  person: Account,
  text: string,
): Promise<string | undefined> {
  const from = { id: person.id, name: person.name, aadObjectId: person.aadObjectId };
  try {
    const response = await fetch(`${connector}/v3/conversations/${encodeURIComponent(desk.channelId)}/activities`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'message', from, text: withMention(bot, text), textFormat: 'plain' }),
    });
    return response.ok ? textOf(parsed(await response.text()), 'id') : undefined;
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
