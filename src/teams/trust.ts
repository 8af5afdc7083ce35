import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';

/** Whom the bot believes and how it proves itself, in the terms of Bot Framework. */
export interface Trust {
  /** `ToBotFromChannelTokenIssuer`, `ToBotFromChannelOpenIdMetadataUrl` and so on: with one of them, all that are needed must be given. */
  readonly settings: Readonly<Record<string, string>>;
  readonly credentials?: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
}

/** Told of what the caller learns only as a status. */
export interface ChannelWatch {
  /** Their token, or the keys to check it by, which could not be had. */
  readonly onRefused: (reason: 'unauthorized' | 'unverifiable', error: unknown) => void;
  /** What a turn threw after all. */
  readonly onLost: (error: unknown) => void;
}

/** @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot */
const CHANNEL_ISSUER = 'https://api.botframework.com';
/** The tenants of Bot Framework itself. */
const OWN_TENANTS: readonly string[] = ['d6d49420-f39b-4df7-a1dc-d59a935871db', 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'];
/** The library checks its tokens without looking at the service URL. */
const ASE_CHANNEL = 'AseChannel';

type Direct = Parameters<CloudAdapter['processActivityDirect']>;
/** What authentication has found out of a caller. */
type Caller = Exclude<Direct[0], string>;

/** Whose tokens are looked at. */
export interface Channel {
  readonly issuer: string;
  /** That a token may name; the documented ones name none. */
  readonly tenants: readonly string[];
}

/**
 * An adapter that lets in Bot Framework's channel and nobody else, and answers others 401, or 503 while the channel's keys cannot be had.
 * The library alone would also take tokens of its Emulator, of skills and of another channel, without comparing the service URL that the bot
 * writes to, would remember four issuers for ever for each tenant that any token makes up, signed or not, and would answer 500 to a wrong signature.
 * With no `channel` nobody is authenticated.
 */
export class ChannelAdapter extends CloudAdapter {
  readonly #channel: Channel | undefined;
  readonly #watch: ChannelWatch;

  constructor(authentication: ConfigurationBotFrameworkAuthentication, channel: Channel | undefined, watch: ChannelWatch) {
    super(authentication);
    this.#channel = channel;
    this.#watch = watch;
  }

  protected override async processActivity(
    proof: string | Caller,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const caller = typeof proof === 'string' ? await this.#authenticate(proof, activity) : proof;
    if (typeof caller === 'number') return { status: caller };
    try {
      return await super.processActivity(caller, activity, logic);
    } catch (error) {
      // Else the library prints it and puts its message into the answer.
      this.#watch.onLost(error);
      return { status: 500 };
    }
  }

  async #authenticate(header: string, activity: Activity): Promise<Caller | 401 | 503> {
    try {
      if (this.#channel !== undefined && !isFromChannel(header, activity, this.#channel)) throw new NotOfTheChannel();
      return await this.botFrameworkAuthentication.authenticateRequest(activity, header);
    } catch (error) {
      const reason = isKeyTrouble(error) ? 'unverifiable' : 'unauthorized';
      this.#watch.onRefused(reason, error);
      return reason === 'unverifiable' ? 503 : 401;
    }
  }
}

/** The bot's own settings come first, then those of whom it trusts. */
export function authenticationOf(
  settings: Readonly<Record<string, string>>,
  trust: Trust | undefined,
): ConfigurationBotFrameworkAuthentication {
  const given = { ...settings, ...trust?.settings };
  return new ConfigurationBotFrameworkAuthentication(given, trust?.credentials);
}

export function channelOf(trust: Trust | undefined, tenants: readonly string[]): Channel {
  return { issuer: trust?.settings.ToBotFromChannelTokenIssuer ?? CHANNEL_ISSUER, tenants: [...tenants, ...OWN_TENANTS] };
}

class NotOfTheChannel extends Error {
  readonly code = 'caller-not-of-the-channel';
}

/** What the token claims of itself; whether that is true, its signature says. */
function isFromChannel(header: string, activity: Activity, { issuer, tenants }: Channel): boolean {
  if (activity.channelId.toLowerCase() === ASE_CHANNEL.toLowerCase()) return false;
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(header)?.[1];
  if (payload === undefined) return false;
  try {
    const { iss, tid } = Object(JSON.parse(Buffer.from(payload, 'base64url').toString())) as Record<string, unknown>;
    return iss === issuer && (tid === undefined || (typeof tid === 'string' && tenants.includes(tid)));
  } catch {
    return false;
  }
}

/** The library fetches the keys; nothing that a caller sends makes that fail. */
function isKeyTrouble(error: unknown): boolean {
  const { name, statusCode } = Object(error) as { readonly name?: unknown; readonly statusCode?: unknown };
  return name === 'FetchError' || (typeof statusCode === 'number' && statusCode >= 500);
}
