import type { TurnContext } from 'botbuilder';

/** Stand-in until the real one is there: echoes. */
export function createBot(): (context: TurnContext) => Promise<void> {
  return async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text ?? ''}`);
  };
}
