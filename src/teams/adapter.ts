import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { BotIdentity } from '../config.ts';
import { addressByIds } from './by-ids.ts';
import { type CallRules, holdCalls } from './calls.ts';
import { authenticationOf, ChannelAdapter, channelOf, type ChannelWatch, type Trust } from './trust.ts';

/** Told of what nobody expected in a turn: logs it and tells the person. The turn is not run again. */
export type OnFault = (context: TurnContext, error: unknown) => Promise<void>;

/** Teams sends a message again that was not answered in 15 seconds. */
const OF_TURNS: CallRules = { patienceMs: 10_000, isRepeated: true };
/** Whoever delivers loses patience earlier; this frees the connection. */
const OF_DELIVERIES: CallRules = { patienceMs: 20_000, isRepeated: false };

export interface AdapterParts {
  /** Absent: nobody is authenticated, and the server answers to this machine alone. */
  readonly identity?: BotIdentity | undefined;
  /** Whose activities are answered. */
  readonly tenants?: readonly string[] | undefined;
  /** Bot Framework's public cloud when absent. */
  readonly trust?: Trust | undefined;
}

/**
 * Creates the Bot Framework adapter, with one boundary for the unexpected: `onFault`. An invoke that failed is answered with a bare 500.
 * Without an identity nobody is authenticated; the server then answers to this machine alone.
 */
export function createAdapter(parts: AdapterParts, onFault: OnFault, watch: ChannelWatch): CloudAdapter {
  const adapter = cloudAdapter(parts, watch, OF_TURNS);
  adapter.onTurnError = async (context, error) => {
    // Before anything that may fail as well: without it CloudAdapter answers 501.
    if (context.activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 500 } });
    await onFault(context, error);
  };
  return adapter;
}

/**
 * An adapter for writing first. It tries each call once: whoever delivers decides when to try again, by what Teams answered.
 * The library would go on in the background for seconds, and the next try would meet it there.
 */
export function createSender(parts: AdapterParts): CloudAdapter {
  // Nobody calls it.
  return cloudAdapter(parts, { onRefused: () => undefined, onLost: () => undefined }, OF_DELIVERIES);
}

function cloudAdapter({ identity, trust, tenants = [] }: AdapterParts, watch: ChannelWatch, rules: CallRules): CloudAdapter {
  // Both the empty constructor and a type without an id make an adapter that answers 500 to everything.
  const authentication = authenticationOf(identity === undefined ? {} : settings(identity), trust);
  const adapter = new ChannelAdapter(authentication, identity && channelOf(trust, [identity.tenantId, ...tenants]), watch);
  adapter.use(holdCalls(adapter, rules));
  adapter.use(async (context, next) => {
    addressByIds(context);
    await next();
  });
  return adapter;
}

function settings(identity: BotIdentity): Record<string, string> {
  return {
    MicrosoftAppId: identity.id,
    MicrosoftAppType: identity.type,
    MicrosoftAppTenantId: identity.tenantId,
    ...(identity.type === 'SingleTenant' ? { MicrosoftAppPassword: identity.password } : {}),
  };
}
