import { type Courier, LONGEST_WAIT_MS, type Sent } from '../helpdesk/ports.ts';
import { payloadOf } from './payload.ts';
import { sign, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './signature.ts';

export interface SenderParts {
  readonly url: string;
  readonly secret: string;
  /** Milliseconds. */
  readonly now: () => number;
  /** Milliseconds until the receiver has to have answered; ten seconds when absent. */
  readonly patienceMs?: number;
}

/** Connecting and the first line of the answer. The lease of a delivery is longer. */
const PATIENCE_MS = 10_000;
/** @see https://learn.microsoft.com/azure/architecture/best-practices/transient-faults */
const WORTH_ANOTHER_TRY: readonly number[] = [408, 425, 429];

/**
 * Tells the receiver of the webhook of an event. Any 2xx is success; what it answers beside that is not read. It follows no redirect, since the address is
 * the operator's to choose, tries nothing twice and never throws for what a receiver does. No code holds the address.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function createWebhookSender(parts: SenderParts): Courier {
  return {
    async send({ about }, ticket) {
      const event = ticket.events.find(({ id }) => id === about);
      if (event === undefined) return { kind: 'impossible', code: 'no-event' };
      const payload = payloadOf(ticket, event);
      return post(parts, payload.id, JSON.stringify(payload));
    },
  };
}

async function post({ url, secret, now, patienceMs = PATIENCE_MS }: SenderParts, key: string, body: string): Promise<Sent> {
  const { timestamp, signature } = sign(secret, body, now());
  const headers = {
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
    [TIMESTAMP_HEADER]: timestamp,
    [SIGNATURE_HEADER]: signature,
  };
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal });
    // Left unread it would hold its connection; that it breaks off while it is let go changes nothing.
    answer.body?.cancel().catch(() => undefined);
    return sentOf(answer, now());
  } catch (error) {
    return { kind: 'later', code: codeOf(error) };
  }
}

function sentOf({ ok, status, headers }: Response, now: number): Sent {
  if (ok) return { kind: 'sent' };
  const code = `http-${status}`;
  if (status < 500 && !WORTH_ANOTHER_TRY.includes(status)) return { kind: 'impossible', code };
  const afterMs = waitOf(headers.get('retry-after'), now);
  return { kind: 'later', code, ...(afterMs > 0 && { afterMs }) };
}

/** Seconds, or a date. */
function waitOf(header: string | null, now: number): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? 0 : Math.min(ms, LONGEST_WAIT_MS);
}

/** The code of the system, such as ECONNREFUSED. The message would name the host. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no-connection';
  if (error.name === 'TimeoutError') return 'no-answer';
  const { code } = Object(error.cause) as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,59}$/.test(code) ? code : 'no-connection';
}
