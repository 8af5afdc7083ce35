import { CardFactory } from 'botbuilder';
import { z } from 'zod';
import type { Card } from '../cards/render.ts';
import { tokenDialogCard, tokenResultCard } from '../cards/token.ts';
import { readPrivately } from '../triage/read-privately.ts';
import { advance } from './advance.ts';
import { respond } from './deliver.ts';
import { originOf, type Turn } from './turn.ts';

const taskSchema = z.object({ data: z.object({ verb: z.string().optional(), token: z.string().optional() }) });

/** Opens the private check of a token, for the one who pressed: in a channel or a group chat as well, where nobody is asked to paste one. */
export async function openTokenDialog(turn: Turn): Promise<void> {
  await continueDialog(turn, turn.parts.render('token-dialog', tokenDialogCard(turn.words, originOf(turn))));
}

/**
 * Reads the token of the dialog and shows inside the dialog what it says. The text itself goes no further than `readPrivately`:
 * state, log and chat see claims at most. In a private chat an ongoing triage goes on with them; elsewhere others would read along.
 */
export async function submitTokenDialog(turn: Turn): Promise<void> {
  const task = taskSchema.safeParse(turn.context.activity.value);
  if (!task.success || task.data.data.verb === 'another') return openTokenDialog(turn);
  const reading = readPrivately(task.data.data.token ?? '');
  const { session } = turn.conversation;
  const isUsed = turn.isPrivate && 'claims' in reading && (session.phase === 'asking' || session.phase === 'answered');
  const origin = originOf(turn);
  const card = turn.parts.render('notice', tokenResultCard(turn.words, reading, { now: turn.parts.now(), isUsed, origin }));
  await continueDialog(turn, card);
  if (isUsed) await advance(turn, { kind: 'token', reading });
}

async function continueDialog(turn: Turn, card: Card): Promise<void> {
  const value = { title: turn.words.text('token.title'), height: 'large', width: 'medium', card: CardFactory.adaptiveCard(card) };
  await respond(turn.context, 200, { task: { type: 'continue', value } });
}
