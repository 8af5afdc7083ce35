import type { Activity, TurnContext } from 'botbuilder';

/**
 * Has everything that is sent in this context addressed by ids. The library would repeat whatever the client called the person,
 * the chat and the language.
 */
export function addressByIds(context: TurnContext): void {
  context.onSendActivities(async (_context, activities, send) => {
    for (const activity of activities) withoutNames(activity);
    return send();
  });
  context.onUpdateActivity(async (_context, activity, update) => {
    withoutNames(activity);
    return update();
  });
}

/** Copies, since the library shares these objects with the activity that came in. */
function withoutNames(activity: Partial<Activity>): void {
  const { recipient, conversation } = activity;
  if (recipient?.name) activity.recipient = { ...recipient, name: '' };
  if (conversation?.name) activity.conversation = { ...conversation, name: '' };
  delete activity.locale;
}
