import { CardFactory } from 'botbuilder';
import { z } from 'zod';
import { foundCard, foundPreview, type LookedUp } from '../../cards/found.ts';
import { BUILT_IN_PERMISSIONS } from '../../triage/diagnose.ts';
import { respond } from '../deliver.ts';
import type { Turn } from '../turn.ts';
import type { Search } from './search.ts';

/** As many as Teams asks for at once. */
const MOST = 25;
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

const querySchema = z.object({
  parameters: z
    .array(z.object({ name: z.string().optional().catch(undefined), value: z.unknown() }))
    .optional()
    .catch(undefined),
  queryOptions: z
    .object({ skip: z.number().int().min(0).catch(0), count: z.number().int().min(1).max(MOST).catch(MOST) })
    .optional()
    .catch(undefined),
});

/**
 * The search of the compose box: a page of what fits, each with the card that picking it posts. What was typed is neither kept nor repeated.
 * Before anything is typed it lists the causes; where nothing fits it says what can be searched.
 * @see https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 */
export async function answerQuery(turn: Turn, search: Search): Promise<void> {
  const query = querySchema.safeParse(turn.context.activity.value);
  const { parameters = [], queryOptions = { skip: 0, count: MOST } } = query.success ? query.data : {};
  // Teams sends `initialRun` before the first letter.
  const typed = parameters.find(({ name }) => name !== 'initialRun')?.value;
  const found = search(typeof typed === 'string' ? typed : '', turn.words.locale);
  const { skip, count } = queryOptions;
  const page: readonly LookedUp[] = found.length === 0 && skip === 0 ? [{ kind: 'nothing' }] : found.slice(skip, skip + count);
  await respondResult(
    turn,
    page.map((one) => attachmentOf(turn, one)),
  );
}

/** Nothing to show: the answer to what this app does not do, such as a preview of a link. */
export async function answerNothing(turn: Turn): Promise<void> {
  await respondResult(turn, []);
}

async function respondResult({ context }: Turn, attachments: readonly object[]): Promise<void> {
  await respond(context, 200, { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } });
}

function attachmentOf({ words, parts }: Turn, found: LookedUp): object {
  const permissions = parts.permissions ?? BUILT_IN_PERMISSIONS;
  const card = CardFactory.adaptiveCard(parts.render('found', foundCard(words, found, permissions)));
  return { ...card, preview: { contentType: THUMBNAIL, content: foundPreview(words, found, permissions) } };
}
