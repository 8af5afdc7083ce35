import type { Config } from './config.ts';
import { deliverDue, type DeliveryParts } from './helpdesk/delivery.ts';
import { createPace } from './helpdesk/pace.ts';
import type { Courier, Outbox } from './helpdesk/ports.ts';
import { type Postman, startPostman } from './helpdesk/postman.ts';
import { describeFault, type Log } from './log.ts';
import type { Observer } from './observer.ts';
import type { Store } from './storage/open.ts';
import { createWebhookSender } from './webhook/sender.ts';

export interface PostParts {
  readonly config: Pick<Config, 'webhook'>;
  readonly store: Pick<Store, 'tickets' | 'desks' | 'outbox'>;
  /** To Teams. */
  readonly courier: () => Courier;
  /** Milliseconds. */
  readonly now: () => number;
  readonly log: Log;
  readonly observer: Observer;
}

/** Everything that keeps the outbox empty. */
export interface Post {
  readonly start: () => void;
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

/** To a program, which may be small. */
const MOST_AT_WEBHOOK = 5;

/** One postman for Teams and, where there is a webhook, one for that: a receiver who hangs holds up nobody else. It starts nothing by itself. */
export function createPost(parts: PostParts): Post {
  let postmen: readonly Postman[] = [];
  const wake = (): void => {
    for (const postman of postmen) postman.wake();
  };
  return {
    start: () => {
      const [teams, program] = roundsOf(parts);
      // What one could not deliver, the other may have to tell of.
      postmen = program === undefined ? [start(parts, teams)] : [teams, program].map((one) => start(parts, one, wake));
    },
    wake,
    stop: async () => void (await Promise.all(postmen.map((postman) => postman.stop()))),
  };
}

function roundsOf({ config: { webhook }, store, courier, now, log }: PostParts): readonly [DeliveryParts, DeliveryParts?] {
  const { tickets, desks, outbox } = store;
  const onTrouble = (event: string, code: string) => log('warn', event, { code });
  const base = { tickets, desks, now, random: Math.random, onTrouble, hasWebhook: webhook !== undefined };
  const teams = { ...base, courier: courier(), pace: createPace() };
  // What is left of a webhook that is no longer configured is found by the only postman there is, who buries it.
  if (webhook === undefined) return [{ ...teams, outbox }];
  const only = (...to: Parameters<Outbox['only']>[0]): Outbox => ({ ...outbox, ...outbox.only(to) });
  const program = { ...base, courier: createWebhookSender({ ...webhook, now }), most: MOST_AT_WEBHOOK };
  return [
    { ...teams, outbox: only('desk', 'requester') },
    { ...program, outbox: only('webhook') },
  ];
}

function start({ now, log, observer }: PostParts, delivery: DeliveryParts, onDelivered = (): void => undefined): Postman {
  return startPostman({
    async deliver() {
      const count = await deliverDue(delivery);
      if (count > 0) onDelivered();
      return count;
    },
    nextDue: delivery.outbox.nextDue,
    now,
    onFault: (error) => {
      const fault = describeFault(error);
      if (fault.code === 'storage-unavailable') observer.storageFailed('delivery');
      log('error', 'delivery-fault', fault);
    },
  });
}
