import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { BotIdentity } from '../config.ts';

/** Told of what nobody expected in a turn: logs it and tells the person. The turn is not run again. */
export type OnFault = (context: TurnContext, error: unknown) => Promise<void>;

/**
 * Creates the Bot Framework adapter, with one boundary for the unexpected: `onFault`. An invoke that failed is answered with a bare 500.
 * Without an identity nobody is authenticated; the server then answers to this machine alone.
 */
export function createAdapter(identity: BotIdentity | undefined, onFault: OnFault): CloudAdapter {
  // Both the empty constructor and a type without an id make an adapter that answers 500 to everything.
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(identity === undefined ? {} : settings(identity)));
  adapter.use(async (context, next) => {
    context.onSendActivities(async (_context, activities, send) => {
      for (const activity of activities) withoutNames(activity);
      return send();
    });
    context.onUpdateActivity(async (_context, activity, update) => {
      withoutNames(activity);
      return update();
    });
    await next();
  });
  adapter.onTurnError = async (context, error) => {
    // Before anything that may fail as well: without it CloudAdapter answers 501.
    if (context.activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 500 } });
    await onFault(context, error);
  };
  return adapter;
}

/**
 * An answer is addressed by ids. The library would repeat whatever the client called the person, the chat and the language.
 * Copies, since the library shares these objects with the activity that came in.
 */
function withoutNames(activity: Partial<Activity>): void {
  const { recipient, conversation } = activity;
  if (recipient?.name) activity.recipient = { ...recipient, name: '' };
  if (conversation?.name) activity.conversation = { ...conversation, name: '' };
  delete activity.locale;
}

function settings(identity: BotIdentity): Record<string, string> {
  return {
    MicrosoftAppId: identity.id,
    MicrosoftAppType: identity.type,
    MicrosoftAppTenantId: identity.tenantId,
    ...(identity.type === 'SingleTenant' ? { MicrosoftAppPassword: identity.password } : {}),
  };
}
