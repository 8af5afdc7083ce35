import { contractOfBacklog } from './contract-backlog.ts';
import { contractOfDesks } from './contract-desks.ts';
import { contractOfFigures } from './contract-figures.ts';
import { contractOfOutbox } from './contract-outbox.ts';
import { contractOfPeople } from './contract-people.ts';
import { contractOfSeen, contractOfState } from './contract-state.ts';
import { contractOfTickets } from './contract-tickets.ts';
import { contractOfWebhook } from './contract-webhook.ts';
import type { Open } from './place.ts';

/** What every store promises, whatever the database. Run by each of them in its own file. */
export function contract(open: Open): void {
  contractOfState(open);
  contractOfSeen(open);
  contractOfTickets(open);
  contractOfOutbox(open);
  contractOfWebhook(open);
  contractOfBacklog(open);
  contractOfFigures(open);
  contractOfDesks(open);
  contractOfPeople(open);
}
