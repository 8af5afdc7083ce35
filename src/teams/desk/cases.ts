import type { Case } from '../../cards/support-details.ts';
import type { Ticket, TicketContent } from '../../helpdesk/ticket.ts';
import { BUILT_IN_PERMISSIONS, diagnose } from '../../triage/diagnose.ts';
import type { Evidence } from '../../triage/evidence.ts';
import type { Permissions } from '../../triage/permissions/permissions.ts';
import type { Session } from '../../triage/session.ts';

interface Known {
  /** Milliseconds. */
  readonly now: number;
  readonly permissions: Permissions | undefined;
}

/** What a triage knows now. */
export function caseOf(
  { evidence, tried }: Pick<Session, 'evidence' | 'tried'>,
  { now, permissions = BUILT_IN_PERMISSIONS }: Known,
): Case {
  return { evidence, tried, diagnosis: hasFacts(evidence) ? diagnose(evidence, now, permissions) : [] };
}

/** What a ticket knew when it was opened: a token that has ended since had not ended then. */
export function caseOfTicket({ content, events }: Ticket, { now, permissions = BUILT_IN_PERMISSIONS }: Known): Case {
  const { evidence, tried } = content;
  return { evidence, tried, diagnosis: hasFacts(evidence) ? diagnose(evidence, events[0]?.at ?? now, permissions) : [] };
}

/** Without a single fact every cause is a guess, and the first no better than the rest. */
export function hasFacts({ from: _origins, ...facts }: Evidence): boolean {
  return Object.keys(facts).length > 0;
}

/** What a ticket keeps of a triage. */
export function contentOf({ evidence, diagnosis, tried }: Case): TicketContent {
  const ranking = diagnosis
    .filter(({ cause, verdict }) => verdict !== 'excluded' && !tried.includes(cause))
    .slice(0, 5)
    .map(({ cause, verdict }) => ({ cause, verdict }));
  return { evidence, ranking, tried };
}
