import type { AdminMessage } from '../triage/remedies/admin-message.ts';
import type { ReadyNext } from '../triage/remedies/ready-next.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import { shortened } from './lists.ts';

/**
 * What *Copy commands* posts, as plain text: the message to the administrator, then each command under its heading.
 * Nothing when nothing is ready. Values from outside went through `harmless` or, in a command, stand for themselves by their form.
 */
export function copyText(words: Words, { commands, message }: ReadyNext): string | undefined {
  const blocks = [
    ...(message === undefined ? [] : [[...messageLines(words, message)]]),
    ...commands.map(({ id, text }) => [words.text(`ready.commands.${id}`), text]),
  ];
  return blocks.length === 0 ? undefined : blocks.map((lines) => lines.join('\n')).join('\n\n');
}

/** One line per fact; what is unknown has none. */
function* messageLines(words: Words, message: AdminMessage): Iterable<string> {
  const { asks, app, tenant, permissions, kind, link, correlationId, timestamp } = message;
  const line = (key: Key, params: LineParams = {}) =>
    words
      .line(key, params)
      .map(({ text }) => text)
      .join('');
  yield line('ready.message.heading');
  yield line(`ready.message.${asks}`);
  if (permissions.length > 0) {
    const key = permissions.length === 1 ? 'ready.message.permission' : 'ready.message.permissions';
    yield line(key, { kind: kind ?? 'unknown', permissions: shortened(permissions) });
  }
  if (app !== undefined) yield line('ready.message.app', { app });
  if (tenant !== undefined) yield line('ready.message.tenant', { tenant });
  if (correlationId !== undefined) yield line('ready.message.correlation', { id: correlationId });
  if (timestamp !== undefined) yield line('ready.message.time', { time: timestamp });
  if (link !== undefined) yield line('ready.message.link', { link });
}
