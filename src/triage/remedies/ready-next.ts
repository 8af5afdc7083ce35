import type { Assessment } from '../diagnose.ts';
import type { Evidence } from '../evidence.ts';
import { type AdminMessage, adminMessage, missingPermissions } from './admin-message.ts';
import { type ReadyCommand, readyCommands } from './ready-commands.ts';
import { type ReadyLink, readyLinks } from './ready-links.ts';

/** What is made ready for the next step of an answer. */
export interface ReadyNext {
  readonly links: readonly ReadyLink[];
  readonly commands: readonly ReadyCommand[];
  readonly message?: AdminMessage;
}

/** Everything that the evidence makes ready for the cause that is shown: pure, ids and parameters only. */
export function readyNext({ cause, findings }: Assessment, evidence: Evidence): ReadyNext {
  const missing = missingPermissions(evidence, findings);
  const message = adminMessage(cause, evidence, missing);
  return {
    links: readyLinks(cause, evidence),
    commands: readyCommands(cause, evidence, missing),
    ...(message !== undefined && { message }),
  };
}
