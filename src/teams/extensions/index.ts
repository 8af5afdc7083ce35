import type { TurnContext } from 'botbuilder';
import { respond } from '../deliver.ts';
import { beginTurn, type BotParts } from '../turn.ts';
import { openExplanation, pressInExplanation } from './explain.ts';
import { messageOf } from './payload.ts';
import { answerNothing, answerQuery } from './query.ts';
import type { Search } from './search.ts';

/** What Teams asks of an app beside a conversation with its bot. Answers false, and does nothing, when the invoke is none of these. */
export async function handleExtension(context: TurnContext, parts: BotParts, search: Search): Promise<boolean> {
  const { name, value } = context.activity;
  switch (name) {
    case 'composeExtension/fetchTask':
      await openExplanation(await beginTurn(context, parts, 'explained'), messageOf(value));
      return true;
    case 'composeExtension/submitAction': {
      const { data } = Object(value) as { readonly data?: unknown };
      await pressInExplanation(await beginTurn(context, parts, 'explained'), data);
      return true;
    }
    case 'composeExtension/query':
      await answerQuery(await beginTurn(context, parts), search);
      return true;
    case 'composeExtension/queryLink':
    case 'composeExtension/anonymousQueryLink':
    case 'composeExtension/selectItem':
      await answerNothing(await beginTurn(context, parts));
      return true;
    // Told, not asked: a thumb on an answer, a file that may be sent, a button of a result that has none.
    case 'message/submitAction':
    case 'fileConsent/invoke':
    case 'composeExtension/onCardButtonClicked':
    case 'composeExtension/setting':
      await respond(context, 200);
      return true;
    default:
      return false;
  }
}
