import { insightsCard } from '../../src/cards/insights.ts';
import { AGE_IDS, FOUND_IDS, type Insights } from '../../src/helpdesk/insights.ts';
import type { Catalogue } from '../../src/words/catalogue.ts';
import type { Words } from '../../src/words/words.ts';
import type { Drawing } from './gallery.ts';

const WEEKS = ['2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47'];
const HOUR = 3_600_000;
/** Nothing has happened yet. */
export const EMPTY: Insights = {
  opened: 0,
  resolved: 0,
  open: 0,
  ages: AGE_IDS.map((value) => ({ value, count: 0 })),
  toAssign: { count: 0 },
  toResolve: { count: 0 },
  weeks: WEEKS.map((week) => ({ week, opened: 0, resolved: 0 })),
  answered: [],
  solved: [],
  predicted: { right: 0, wrong: [] },
  actual: [],
  languages: [],
  ticketLanguages: [],
  unknownCodes: [],
  unknownPaths: [],
};

/** What a desk sees on its first day, after a month, and after the busiest month with the longest lists. */
export function* insights(words: Words, catalogues: readonly Catalogue[]): Generator<Drawing> {
  const drawing = (what: string, shown: Insights, hasCases: boolean): Drawing => ({
    what: `insights${what}`,
    name: 'insights',
    data: insightsCard(words, catalogues, { insights: shown, hasCases }),
  });
  const locales = catalogues.map(({ locale }) => locale);
  yield drawing(', none yet', EMPTY, false);
  yield drawing('', typical(locales), true);
  yield drawing(', full', full(locales), true);
}

function typical(locales: readonly string[]): Insights {
  const causes = (counts: readonly number[]) => counts.map((count, i) => ({ value: FOUND_IDS[i + 3] ?? 'other', count }));
  return {
    ...EMPTY,
    opened: 214,
    resolved: 187,
    open: 41,
    ages: AGE_IDS.map((value, i) => ({ value, count: [12, 14, 9, 5, 1][i] ?? 0 })),
    toAssign: { count: 201, median: 0.4 * HOUR, ninetieth: 5 * HOUR },
    toResolve: { count: 187, median: 19 * HOUR, ninetieth: 100 * HOUR },
    weeks: WEEKS.map((week, i) => ({ week, opened: 41 + 7 * i, resolved: 38 + 5 * i })),
    answered: causes([812, 640, 377, 201, 160, 90, 31]),
    solved: causes([610, 402, 122, 77, 80]),
    predicted: {
      right: 131,
      wrong: [
        { predicted: 'permission-missing', actual: 'consent-missing', count: 21 },
        { predicted: 'conditional-access', actual: 'other', count: 3 },
      ],
    },
    languages: locales.map((value, i) => ({ value, count: 900 - 140 * i })),
    unknownCodes: [
      { value: '7000999', count: 12 },
      { value: '50999', count: 2 },
    ],
    unknownPaths: [
      { value: 'GET /users/{id}/insights/trending', count: 9 },
      { value: 'POST /solutions/bookingBusinesses/{id}/appointments', count: 4 },
    ],
  };
}

function full(locales: readonly string[]): Insights {
  const many = 1_234_567;
  const longest = `DELETE /${'informationProtectionPolicies/'.repeat(3)}${'microsoft.graph.validate'.repeat(1)}`;
  return {
    ...typical(locales),
    opened: many,
    resolved: many,
    open: many,
    ages: AGE_IDS.map((value) => ({ value, count: many })),
    toAssign: { count: many, median: 71 * HOUR, ninetieth: 900 * HOUR },
    weeks: WEEKS.map((week) => ({ week, opened: many, resolved: many })),
    answered: FOUND_IDS.map((value) => ({ value, count: many })),
    solved: FOUND_IDS.map((value) => ({ value, count: many })),
    predicted: {
      right: many,
      wrong: FOUND_IDS.map((predicted, i) => ({ predicted, actual: FOUND_IDS[i + 1] ?? 'token-invalid', count: many })),
    },
    languages: [...locales, 'xx', 'yy'].map((value) => ({ value, count: many })),
    unknownCodes: Array.from({ length: 200 }, (_, i) => ({ value: i === 0 ? 'other' : String(9_000_000 + i), count: many })),
    unknownPaths: Array.from({ length: 200 }, (_, i) => ({ value: i === 0 ? 'other' : `${longest}${i % 10}`, count: many })),
  };
}
