import type { Challenge } from '../triage/evidence.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import type { Maybe, Section } from './card-data.ts';
import { inlines } from './inlines.ts';
import { shortened } from './lists.ts';

/** Claims that the two lines on time and contexts speak of. */
const EXPLAINED: readonly string[] = ['nbf', 'acrs'];

const CLAIMS = { items: 3, characters: 150 };

/** What a claims challenge asks for, one line per demand. @see https://learn.microsoft.com/entra/identity-platform/claims-challenge */
export function challengeSection(words: Words, challenge: Challenge | undefined): Maybe<Section> {
  if (challenge === undefined) return [];
  const lines = [...challengeLines(challenge)].map(([key, params]) => ({ inlines: inlines(words.line(key, params)) }));
  return [{ title: words.text('cards.challenge.title'), lines }];
}

function* challengeLines({ notBefore, contexts = [], asks }: Challenge): Iterable<readonly [Key, LineParams?]> {
  const isExplained = (name: string) =>
    EXPLAINED.includes(name) && (name === 'nbf' ? notBefore !== undefined : contexts.length > 0);
  const others = asks.filter((name) => !isExplained(name));
  const devices = others.filter((name) => /^device/i.test(name));
  const rest = others.filter((name) => !devices.includes(name));
  if (notBefore !== undefined) yield ['cards.challenge.revoked', { before: { time: notBefore } }];
  if (contexts.length > 0) yield ['cards.challenge.context', { contexts: shortened(contexts, CLAIMS) }];
  if (devices.length > 0) yield ['cards.challenge.device', { asks: shortened(devices, CLAIMS).join(', ') }];
  if (rest.length > 0) yield ['cards.challenge.other', { asks: shortened(rest, CLAIMS).join(', ') }];
  yield ['cards.challenge.how'];
}
