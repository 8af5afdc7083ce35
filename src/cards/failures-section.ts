import type { FailedRequest, FailureGroup } from '../triage/verdicts.ts';
import type { Words } from '../words/words.ts';
import type { Maybe, Section } from './card-data.ts';
import { inlines } from './inlines.ts';
import { shortened } from './lists.ts';

const MOST_LINES = 8;
/** What eight lines may hold beside the rest of the fullest card. */
const REQUESTS = { items: 4, characters: 80 };
const LONGEST_REQUEST = 56;

/** Several failed requests of one paste, by what each comes from. */
export function failuresSection(words: Words, groups: readonly FailureGroup[]): Maybe<Section> {
  if (groups.length === 0) return [];
  const lines = groups.slice(0, MOST_LINES).map(({ cause, verdict, requests }) =>
    words.line('cards.failures.group', {
      cause: { word: `causes.${cause}.title` },
      verdict: { word: `cards.verdict.${verdict === 'excluded' ? 'unlikely' : verdict}` },
      // one value: runs of their own would cost more than the texts
      requests: shortened(requests.map(requestText), REQUESTS).join(', '),
    }),
  );
  const more = groups.length - lines.length;
  if (more > 0) lines.push(words.line('cards.failures.more', { count: more }));
  return [{ title: words.text('cards.failures.title'), lines: lines.map((line) => ({ inlines: inlines(line) })) }];
}

function requestText({ method, path, status }: FailedRequest): string {
  const characters = Array.from(path ?? '');
  const short = characters.length > LONGEST_REQUEST ? `${characters.slice(0, LONGEST_REQUEST - 1).join('')}…` : path;
  return [method, short, status].filter((part) => part !== undefined).join(' ') || '?';
}
