import { goneToChatCard, noChatCard } from '../../src/cards/chat.ts';
import { foundCard, type LookedUp } from '../../src/cards/found.ts';
import { BUILT_IN_PERMISSIONS } from '../../src/triage/diagnose.ts';
import { entries } from '../../src/triage/entries.ts';
import type { Words } from '../../src/words/words.ts';
import type { Drawing } from './gallery.ts';

const BOT = '28:00000000-0000-0000-0000-000000000011';
const ALL = entries();

function entry(fits: (found: LookedUp) => boolean): LookedUp {
  return ALL.find(fits) ?? { kind: 'nothing' };
}

/** One result of each kind, the longest where there is a choice. */
const FOUND: Readonly<Record<string, LookedUp>> = {
  'sign-in error': entry((found) => found.kind === 'aadsts' && found.code === 65_001),
  'sign-in error of no cause': entry((found) => found.kind === 'aadsts' && found.causes.length === 0),
  'unknown sign-in error': { kind: 'unknown-code', code: 999_999 },
  'error code': entry((found) => found.kind === 'error' && found.causes.length > 2),
  request: entry((found) => found.kind === 'request' && found.path === '/users/{id}/messages'),
  nothing: { kind: 'nothing' },
};

/** What a search finds, and where a triage goes on elsewhere. */
export function* extensions(words: Words): Generator<Drawing> {
  for (const [what, found] of Object.entries(FOUND))
    yield { what: `found ${what}`, name: 'found', data: foundCard(words, found, BUILT_IN_PERMISSIONS) };
  yield { what: 'gone to chat', name: 'found', data: goneToChatCard(words, BOT) };
  yield { what: 'no chat', name: 'found', data: noChatCard(words, BOT) };
}
