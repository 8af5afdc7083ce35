import { DELETED_PERSON } from '../helpdesk/erasure.ts';
import type { Member } from '../helpdesk/ticket.ts';
import type { LineParams } from '../words/words.ts';

/** Somebody's name in a line; words of ours for whoever had it deleted. */
export function named(member: Member | undefined): LineParams[string] {
  return member?.id === DELETED_PERSON ? { word: 'privacy.deleted-person' } : { person: member?.name ?? '' };
}
