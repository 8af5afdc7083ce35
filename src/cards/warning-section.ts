import type { Warning } from '../triage/intake/index.ts';
import type { Key } from '../words/catalogue.ts';
import type { LineParams, Words } from '../words/words.ts';
import type { Maybe, Section } from './card-data.ts';
import { inlines } from './inlines.ts';

/** What to do at once about a token or a secret that was pasted into the chat. Never repeats it. */
export function warningSection(words: Words, warnings: readonly Warning[]): Maybe<Section> {
  const lines = [...warningLines(warnings)];
  if (lines.length === 0) return [];
  return [
    {
      title: words.text('cards.warnings.title'),
      lines: lines.map(([key, params]) => ({ inlines: inlines(words.line(key, params)) })),
    },
  ];
}

function* warningLines(warnings: readonly Warning[]): Iterable<[Key, LineParams?]> {
  const first =
    warnings.find(({ kind }) => kind === 'live-token') ?? warnings.find(({ kind }) => kind === 'secret') ?? warnings[0];
  if (first === undefined) return;
  if (first.kind === 'live-token' && first.until !== undefined) {
    yield ['cards.warnings.live-token', { until: { time: first.until } }];
  } else if (first.kind === 'live-token') yield ['cards.warnings.live-token-open'];
  else yield [`cards.warnings.${first.kind}`];
  yield ['cards.warnings.delete'];
  if (first.kind === 'live-token') yield ['cards.warnings.revoke-token'];
  if (first.kind === 'secret') yield ['cards.warnings.revoke-secret'];
  yield ['cards.warnings.kept'];
}
