import type { BotAdapter, Middleware } from 'botbuilder';

/** How the connector is called. */
export interface CallRules {
  /** So long an answer may take, in milliseconds. */
  readonly patienceMs: number;
  /** Whether the library may repeat a call that failed, for some six seconds. */
  readonly isRepeated: boolean;
}

/** As much of the library's client as is changed. */
interface Client {
  readonly client: {
    readonly pipeline: {
      readonly removePolicy: (which: { readonly phase: 'Retry' }) => unknown;
      readonly addPolicy: (policy: { readonly name: string; readonly sendRequest: SendRequest }) => void;
    };
  };
}
type SendRequest = (call: { timeout: number }, next: (call: { timeout: number }) => unknown) => unknown;

/**
 * Ends calls to the connector that are not answered, and lets others be tried once where that is the rule. By itself the library waits for ever,
 * and so would the turn, its place in the gate and the connection. The options that it declares for both end before the pipeline that sends,
 * so the client of each turn is changed. What ended so is thrown as an `AbortError`, and is not repeated.
 * @see https://learn.microsoft.com/javascript/api/@azure/core-rest-pipeline/pipeline
 */
export function holdCalls({ ConnectorClientKey }: BotAdapter, { patienceMs, isRepeated }: CallRules): Middleware {
  return {
    async onTurn({ turnState }, next) {
      const connector = turnState.get<Client | undefined>(ConnectorClientKey);
      if (connector !== undefined) {
        const { pipeline } = connector.client;
        if (!isRepeated) pipeline.removePolicy({ phase: 'Retry' });
        pipeline.addPolicy({
          name: 'patience',
          sendRequest: (call, send) => send(Object.assign(call, { timeout: patienceMs })),
        });
      }
      await next();
    },
  };
}
