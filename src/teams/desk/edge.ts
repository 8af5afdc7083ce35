import type { FigureStore } from '../../helpdesk/insights.ts';
import type { Outbox, Tickets } from '../../helpdesk/ports.ts';
import type { HelpDesk } from '../../helpdesk/desk.ts';
import type { Tallies } from '../../helpdesk/tally.ts';
import type { Roster } from './roster.ts';

/** What the bot needs of the help desk. */
export interface DeskEdge {
  readonly help: HelpDesk;
  /** A program is told of tickets, beside or instead of a channel. */
  readonly hasWebhook: boolean;
  readonly tickets: Tickets;
  readonly outbox: Outbox;
  readonly roster: Roster;
  readonly figures: FigureStore;
  readonly tallies: Tallies;
  /** Something waits in the outbox. */
  readonly wake: () => void;
  readonly rules: DeskRules;
}

/** Who may make a channel the help desk. */
export interface DeskRules {
  /** Object ids of people. */
  readonly admins: readonly string[];
  /** The team's id, as Teams or as Entra names it. */
  readonly teamId?: string;
  /** In the local preview anybody may. */
  readonly isOpenToAll: boolean;
  /** The language of the desk; that of whoever registers it when none is given. */
  readonly locale?: string;
}
