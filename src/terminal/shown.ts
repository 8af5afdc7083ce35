import { redact } from '../triage/intake/redact.ts';

/** An argument that may be shown again: people put tokens in the wrong place. */
export function shown(argument: string): string {
  return redact(argument.slice(0, 4096));
}
