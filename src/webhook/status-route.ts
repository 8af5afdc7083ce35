import type { HelpDesk, Repeated, Acted } from '../helpdesk/desk.ts';
import type { Refusal, Ticket } from '../helpdesk/ticket.ts';
import type { Log } from '../log.ts';
import type { Observer } from '../observer.ts';
import type { Call, Reply, Route } from '../server/route.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, verify } from './signature.ts';
import { readStatus } from './status.ts';

export interface StatusParts {
  readonly secret: string;
  readonly help: Pick<HelpDesk, 'actOnce'>;
  /** In small letters; all when absent. */
  readonly tenants: readonly string[] | undefined;
  /** Milliseconds. */
  readonly now: () => number;
  readonly log: Log;
  readonly observer: Observer;
}

/** Another try with another text may do. */
const OF_TEXT: readonly Refusal[] = ['empty', 'too-long'];

/**
 * `POST /api/tickets/:number`: a program that has the secret works on a ticket as the help desk does, and the requester is told of it as always.
 * Nothing of a body is believed, not even that it is for this ticket, before its signature holds; the answers are of a fixed list. The same `id` acts once.
 */
export function statusRoute(parts: StatusParts): Route {
  return {
    method: 'POST',
    path: '/api/tickets/:number',
    async handle(call) {
      const refused = refusal(parts, call);
      if (refused !== undefined) return refused;
      const reading = readStatus(call.body);
      if (reading.kind === 'malformed') return { status: 400, body: { error: 'body', field: reading.field } };
      const { tenantId, number, action, by } = reading.call;
      // The path is not signed: what was recorded for one ticket must not open another.
      if (call.params.number !== String(number)) return { status: 400, body: { error: 'body', field: 'ticket' } };
      if (!isServed(parts, tenantId)) return { status: 404, body: { error: 'unknown' } };
      return replyTo(await parts.help.actOnce({ tenantId, number }, action, by));
    },
  };
}

function refusal({ secret, now, log, observer }: StatusParts, { request, rawBody }: Call): Reply | undefined {
  const header = (name: string) => request.headers[name.toLowerCase()];
  const claimed = { timestamp: header(TIMESTAMP_HEADER), signature: header(SIGNATURE_HEADER), body: rawBody ?? new Uint8Array() };
  const at = now();
  const verdict = verify(secret, claimed, at);
  if (verdict === 'ok') return undefined;
  observer.refused('unauthorized');
  if (verdict === 'signature') {
    log('debug', 'status-refused', { code: verdict });
    return { status: 401, body: { error: verdict } };
  }
  // Of somebody who has the secret, or of what they sent: it cannot fill the log by guessing.
  log('warn', 'status-refused', { code: verdict });
  return { status: 401, body: { error: verdict, now: Math.floor(at / 1000) } };
}

function isServed({ tenants }: StatusParts, tenantId: string): boolean {
  return tenants === undefined || tenants.includes(tenantId.toLowerCase());
}

function replyTo(acted: Acted | Repeated): Reply {
  switch (acted.kind) {
    case 'unknown':
      return { status: 404, body: { error: 'unknown' } };
    case 'refused':
      return { status: OF_TEXT.includes(acted.reason) ? 422 : 409, body: { error: acted.reason, ticket: shown(acted.ticket) } };
    default:
      return { status: 200, body: { result: acted.kind, ticket: shown(acted.ticket) } };
  }
}

function shown({ number, state, version }: Ticket): Pick<Ticket, 'number' | 'state' | 'version'> {
  return { number, state, version };
}
