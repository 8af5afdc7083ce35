import type { IncomingMessage, ServerResponse } from 'node:http';

/** One HTTP call as a route sees it: the body is parsed JSON of a shape nobody has checked yet. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The bytes of the body, for whoever has to check what was signed. */
  readonly rawBody?: Uint8Array;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * A route that the server mounts behind its guards. `handle` either returns a reply, which the server writes,
 * or writes to `response` itself and returns nothing (server-sent events).
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** restify syntax, e.g. `/v3/conversations/:conversationId/activities`. */
  readonly path: string;
  readonly handle: (call: Call) => Promise<Reply | undefined>;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes go out as they are, anything else as JSON. */
  readonly body?: unknown;
}
