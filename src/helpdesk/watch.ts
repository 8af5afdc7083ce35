import type { Outbox, Tickets } from './ports.ts';
import type { TicketEvent } from './ticket.ts';

/** The same tickets, and `onEvent` told of each event once it is stored. A form that is sent again opens nothing, and is not told of. */
export function watchTickets(tickets: Tickets, onEvent: (kind: TicketEvent['kind']) => void): Tickets {
  return {
    ...tickets,
    async open(draft, tells) {
      let isNew = false;
      const ticket = await tickets.open(draft, (opened) => {
        isNew = true;
        return tells(opened);
      });
      if (isNew) onEvent('opened');
      return ticket;
    },
    async change(before, next, tells) {
      const isStored = await tickets.change(before, next, tells);
      if (isStored) for (const { kind } of next.events.slice(before.events.length)) onEvent(kind);
      return isStored;
    },
  };
}

/** The same outbox, and `onOutcome` told of how each try ended, once that is stored. A pause of our own is `paced`. */
export function watchOutbox(outbox: Outbox, onOutcome: (outcome: 'sent' | 'paced' | 'later' | 'dead') => void): Outbox {
  return {
    ...outbox,
    async done(delivery, activityId) {
      await outbox.done(delivery, activityId);
      onOutcome('sent');
    },
    async later(delivery, at, code) {
      await outbox.later(delivery, at, code);
      onOutcome(code === 'pace' ? 'paced' : 'later');
    },
    async bury(delivery, code) {
      await outbox.bury(delivery, code);
      onOutcome('dead');
    },
  };
}
