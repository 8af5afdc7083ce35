import type { Reply } from './route.ts';

/** What CloudAdapter asks of a response. */
export interface TurnResponse {
  readonly socket: unknown;
  status(code: number): unknown;
  header(name: string, value: unknown): unknown;
  send(body?: unknown): unknown;
  end(): unknown;
}

/**
 * A response that CloudAdapter writes to and the server then reads. The body of a failure (400 and above) is dropped,
 * because CloudAdapter puts the error's message there; a 401 says nothing at all. What was never ended is a 500.
 */
export class CollectedResponse implements TurnResponse {
  readonly socket = undefined;
  #status = 200;
  #body: unknown;
  #isEnded = false;

  status(code: number): this {
    this.#status = code;
    return this;
  }

  /** CloudAdapter sets none; whatever another version sets is not for the caller. */
  header(): this {
    return this;
  }

  send(body?: unknown): this {
    this.#body = body;
    return this;
  }

  end(): this {
    this.#isEnded = true;
    return this;
  }

  reply(): Reply {
    if (!this.#isEnded || !Number.isInteger(this.#status) || this.#status < 200 || this.#status > 599) return { status: 500 };
    if (this.#status === 401) return { status: 401, body: '' };
    return this.#status >= 400 || this.#body === undefined
      ? { status: this.#status }
      : { status: this.#status, body: this.#body };
  }
}
