import { CardFactory } from 'botbuilder';
import { type Origin, submit } from '../../cards/actions.ts';
import { goneToChatCard, noChatCard, ticketSentCard } from '../../cards/chat.ts';
import { supportAction } from '../../cards/notice.ts';
import type { Card } from '../../cards/render.ts';
import { tokenDialogCard, tokenResultCard } from '../../cards/token.ts';
import type { Warning } from '../../triage/intake/index.ts';
import { readPrivately } from '../../triage/read-privately.ts';
import { type Input, newSession, type Step, step } from '../../triage/session.ts';
import { type Done, settle } from '../advance.ts';
import { respond } from '../deliver.ts';
import { formCard, openTicket } from '../desk/form.ts';
import { draw } from '../draw.ts';
import { prevail } from '../prevail.ts';
import { tally } from '../tallied.ts';
import { originOf, type Turn } from '../turn.ts';
import { inputOf, pressSchema } from '../verbs.ts';
import { chatOf, continueInChat } from './chat.ts';
import { actionsOf, inDialog } from './in-dialog.ts';
import type { ReadMessage } from './payload.ts';

/**
 * *Explain this error* on anybody's message: a triage of its own, in a dialog for whoever asked. The turn is in the room `explained`,
 * so what goes on in the conversation is not touched, and nothing is posted there. The text of the message is not kept.
 * @see https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/define-action-command
 */
export async function openExplanation(turn: Turn, message: ReadMessage | undefined): Promise<void> {
  const source = message?.link;
  const session = { ...newSession(turn.parts.newId(), true), ...(source !== undefined && { source }) };
  const { card: _card, awaitsChat: _awaits, ...conversation } = turn.conversation;
  const anew = { ...turn, conversation: { ...conversation, session } };
  if (message === undefined) return show(await begun(anew, { kind: 'show' }));
  return show(await begun(anew, { kind: 'paste', text: message.text }));
}

/** A button inside that dialog. Nothing in it is believed: whose triage it is, the turn knows. */
export async function pressInExplanation(turn: Turn, data: unknown): Promise<void> {
  const { verb } = Object(data) as { readonly verb?: unknown };
  switch (verb) {
    case 'to-chat':
      return goOn(turn);
    case 'ask-desk':
      return turn.hasDesk ? answer(turn, framed(turn, formCard(turn))) : show(await settle(turn, { kind: 'show' }));
    case 'send-ticket':
      return sendFromDialog(turn, data);
    case 'open-token':
    case 'another':
      return answer(turn, turn.parts.render('token-dialog', tokenDialogCard(turn.words, originOf(turn))));
    case 'token':
      return checkToken(turn, data);
    default: {
      const press = pressSchema.safeParse(data);
      return show(await settle(turn, press.success ? inputOf(press.data, turn) : { kind: 'show' }));
    }
  }
}

/** The first step. Of two explanations at once the last one stands: what two messages said is never mixed. */
async function begun(turn: Turn, input: Input): Promise<Done> {
  const { parts, conversation } = turn;
  const before = conversation.session;
  const result = step(before, input, parts.now(), parts.permissions);
  const change = { conversation: { ...conversation, session: result.session } };
  const saved = await prevail(turn, () => change);
  tally(turn, { before, input, result });
  return { turn: saved, before, input, result };
}

async function show({ turn, result }: Done): Promise<void> {
  await answer(turn, explained(turn, result));
}

function explained(turn: Turn, result: Step): Card {
  const { words, parts } = turn;
  const origin = originOf({ ...turn, conversation: { ...turn.conversation, session: result.session } });
  const toChat = submit('to-chat', words.text('extensions.buttons.to-chat'), origin, {
    primary: result.view.kind !== 'question',
  });
  const card = draw(turn, result);
  const asksDesk = turn.hasDesk && result.view.kind === 'question';
  const actions = [...actionsOf(card), ...(asksDesk ? [supportAction(words, true, origin)] : [])];
  return inDialog(
    { ...card, actions },
    {
      words,
      tellsAuthor: result.warnings.some(isAboutMessage),
      hasLead: true,
      toChat: { ...toChat, associatedInputs: 'none' },
      render: parts.render,
    },
  );
}

const isAboutMessage = ({ kind }: Warning): boolean => kind !== 'expired-token';

function framed({ words, parts }: Turn, card: Card): Card {
  return inDialog(card, { words, tellsAuthor: false, hasLead: false, render: parts.render });
}

async function goOn(turn: Turn): Promise<void> {
  const continued = await continueInChat(turn, turn.conversation.session);
  // The chat is what stands behind the dialog, which then closes.
  if (continued === 'here') return respond(turn.context, 200);
  const { words, parts, context } = turn;
  const botId = context.activity.recipient.id;
  const card = continued === 'there' ? goneToChatCard(words, botId) : noChatCard(words, botId);
  await answer(turn, parts.render('found', card));
}

async function sendFromDialog(turn: Turn, data: unknown): Promise<void> {
  const { words, parts, conversation } = turn;
  const botId = turn.context.activity.recipient.id;
  const chat = await chatOf(turn);
  if (chat === undefined) {
    await continueInChat(turn, conversation.session);
    return answer(turn, parts.render('found', noChatCard(words, botId)));
  }
  const opened = await openTicket({ ...turn, context: chat }, data, { postsCard: true });
  if (opened.kind === 'refused') return respond(turn.context, 200, { task: { type: 'message', value: opened.line } });
  await answer(turn, parts.render('found', ticketSentCard(words, opened.ticket, botId)));
}

/** What the token says, for the presser alone; the triage of the dialog goes on with its claims. */
async function checkToken(turn: Turn, data: unknown): Promise<void> {
  const { token } = Object(data) as { readonly token?: unknown };
  const reading = readPrivately(typeof token === 'string' ? token : '');
  const { phase } = turn.conversation.session;
  const isUsed = 'claims' in reading && (phase === 'asking' || phase === 'answered');
  const next = isUsed ? (await settle(turn, { kind: 'token', reading })).turn : turn;
  const origin: Origin = originOf(next);
  const { words, parts } = turn;
  const card = tokenResultCard(words, reading, { now: parts.now(), isUsed: false, origin });
  const onward = submit('show', words.text('cards.buttons.continue'), origin, { primary: true });
  await answer(next, parts.render('notice', { ...card, actions: [onward, ...card.actions] }));
}

async function answer({ context, words }: Turn, card: Card): Promise<void> {
  const value = { title: words.text('extensions.title'), height: 'large', width: 'medium', card: CardFactory.adaptiveCard(card) };
  await respond(context, 200, { task: { type: 'continue', value } });
}
