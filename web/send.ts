import type { ClientActivity } from './activity.ts';

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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
