import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { describeFault, type Log } from '../log.ts';
import type { Observer } from '../observer.ts';
import { readActivity } from './activity-shape.ts';
import type { Route } from './route.ts';
import type { TurnGate } from './turn-gate.ts';
import { CollectedResponse, type TurnResponse } from './turn-response.ts';

/** Authenticates the caller, runs one turn and writes the answer. */
export type ProcessTurn = (
  request: { readonly method: string; readonly headers: IncomingHttpHeaders; readonly body: Record<string, unknown> },
  response: TurnResponse,
) => Promise<void>;

export interface MessagesParts {
  readonly processTurn: ProcessTurn;
  readonly gate: TurnGate;
  readonly loopbackOnly: boolean;
  readonly log: Log;
  readonly observer: Observer;
}

/**
 * `POST /api/messages`: lets an activity of the right shape through to the bot, no more at a time than the gate allows.
 * It answers failures with a bare status, whatever the adapter says of them, and does not authenticate: the adapter does.
 */
export function messagesRoute({ processTurn, gate, loopbackOnly, log, observer }: MessagesParts): Route {
  return {
    method: 'POST',
    path: '/api/messages',
    async handle({ body, request, response }) {
      const reading = readActivity(body, { loopbackOnly });
      if (reading.kind !== 'activity') {
        observer.refused('shape');
        log('warn', 'activity-refused', { code: reading.kind });
        return { status: 400 };
      }
      if (!gate.enter()) {
        observer.refused('full');
        log('warn', 'turns-full');
        return { status: 503, headers: { 'Retry-After': '2' } };
      }
      const collected = new CollectedResponse();
      try {
        await processTurn({ method: 'POST', headers: request.headers, body: reading.activity }, collected);
      } catch (error) {
        log('error', 'turn-lost', describeFault(error));
        return { status: 500 };
      } finally {
        leaveWithAnswer(gate, response);
      }
      return collected.reply();
    },
  };
}

/** A turn is over when its answer is out: a stop that waits for the gate must not cut the answer off. */
function leaveWithAnswer(gate: TurnGate, response: ServerResponse): void {
  if (response.closed || response.destroyed) gate.leave();
  else response.once('close', () => gate.leave());
}
