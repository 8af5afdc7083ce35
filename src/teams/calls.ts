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
      readonly addPolicy: (policy: Policy, place?: { readonly afterPhase: 'Retry' }) => void;
    };
  };
}
interface Call {
  readonly method: string;
  timeout: number;
}
interface Policy {
  readonly name: string;
  readonly sendRequest: (call: Call, next: (call: Call) => unknown) => unknown;
}

/** A change that came late would undo a newer one: whoever could not make it leaves it to the next. */
class ChangeNotRepeated extends Error {
  readonly code = 'change-not-repeated';
}

/**
 * Ends calls to the connector that are not answered, and lets others be tried once where that is the rule. A change of a message is always tried once.
 * By itself the library waits for ever, and so would the turn, its place in the gate and the connection. The options that it declares for both end before
 * the pipeline that sends, so the client of each turn is changed. What ended so is thrown as an `AbortError`, and is not repeated.
 * @see https://learn.microsoft.com/javascript/api/@azure/core-rest-pipeline/pipeline
 */
export function holdCalls({ ConnectorClientKey }: BotAdapter, { patienceMs, isRepeated }: CallRules): Middleware {
  return {
    async onTurn({ turnState }, next) {
      const pipeline = turnState.get<Client | undefined>(ConnectorClientKey)?.client.pipeline;
      if (!isRepeated) pipeline?.removePolicy({ phase: 'Retry' });
      pipeline?.addPolicy(patience(patienceMs), { afterPhase: 'Retry' });
      pipeline?.addPolicy(changeOnce(), { afterPhase: 'Retry' });
      await next();
    },
  };
}

function patience(ms: number): Policy {
  return { name: 'patience', sendRequest: (call, next) => next(Object.assign(call, { timeout: ms })) };
}

/** The library sends the same object again. */
function changeOnce(): Policy {
  const sent = new WeakSet<Call>();
  return {
    name: 'change-once',
    async sendRequest(call, next) {
      if (call.method === 'PUT' && sent.has(call)) throw new ChangeNotRepeated();
      sent.add(call);
      return next(call);
    },
  };
}
