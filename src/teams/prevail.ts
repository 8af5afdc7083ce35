import type { Conversation, State } from './state.ts';
import { isConflict, reloadTurn, saveTurn, type Turn } from './turn.ts';

/** Each time, somebody else's turn was saved: as many as one person starts at once. */
const TRIES = 10;

/**
 * Saves what is to hold whatever other turns of the person do meanwhile: when one was faster, it is saved over what that one left.
 * It is not for the steps of a triage, where what the other turn did must not be lost.
 */
export async function prevail(turn: Turn, changeOf: (conversation: Conversation) => Partial<State>): Promise<Turn> {
  let current = turn;
  for (let left = TRIES; ; left -= 1) {
    try {
      return await saveTurn(current, changeOf(current.conversation));
    } catch (error) {
      if (left === 0 || !isConflict(error)) throw error;
      current = await reloadTurn(current);
    }
  }
}
