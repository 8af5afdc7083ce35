import type { Urgency } from '../helpdesk/ticket.ts';
import type { Action } from './actions.ts';
import type { Inlines } from './inlines.ts';

/** What every card holds. Empty strings are not bound by the template library, so every text here has at least one character. */
interface Common {
  readonly lang: string;
  readonly fallbackText: string;
  readonly actions: readonly Action[];
}

/** Lines with a heading. */
export interface Section {
  readonly title: string;
  readonly lines: readonly { readonly inlines: Inlines }[];
}

/** One element or none. Templates repeat over it: the library warns of every `$when` that is false, so no template uses one. */
export type Maybe<T> = readonly [] | readonly [T];

/**
 * A part of a card that has a template of its own. Whatever has the same `id` is the same, however often it is asked for: it is made and drawn once.
 * Ids are made of names of ours and of a language, never of what somebody sent: each stays in memory. Without one, the part is drawn anew.
 */
export interface Fixed<T> {
  readonly id?: string | undefined;
  readonly make: () => T;
}

/** The two sections that may stand on top of a card. */
interface Opening {
  readonly warning: Maybe<Section>;
  readonly read: Maybe<Section>;
}

/** Counts in rows, each text with at least one character. */
export interface CountTable {
  /** Of the first column, against 1 for each of the others. */
  readonly width: number;
  readonly head: string;
  readonly heads: readonly { readonly text: string }[];
  readonly rows: readonly { readonly label: Inlines; readonly counts: readonly { readonly text: string }[] }[];
}

/** A chart, and the same numbers for clients that draw none. */
export interface CountChart<Point> extends CountTable {
  readonly title: string;
  readonly points: readonly Point[];
}
interface Bar {
  readonly x: string;
  readonly y: number;
}

export interface InsightSection extends Section {
  readonly bars: Maybe<CountChart<Bar>>;
  readonly groups: Maybe<CountChart<{ readonly legend: string; readonly values: readonly Bar[] }>>;
  readonly donut: Maybe<CountChart<{ readonly legend: string; readonly value: number }>>;
  readonly table: Maybe<CountTable>;
  readonly notes: Section['lines'];
}

export interface CardData {
  readonly answer: Common &
    Opening & {
      readonly head: Fixed<{
        readonly verdict: string;
        readonly verdictMeans: string;
        readonly verdictColor: 'Good' | 'Accent' | 'Warning' | 'Default';
        readonly title: string;
        readonly summary: Inlines;
      }>;
      readonly because: Section;
      readonly challenge: Maybe<Section>;
      readonly failures: Maybe<Section>;
      readonly ready: Maybe<Section & { readonly links: readonly { readonly text: string; readonly note: Inlines }[] }>;
      readonly steps: Fixed<{
        readonly title: string;
        readonly steps: readonly { readonly number: string; readonly inlines: Inlines }[];
      }>;
      readonly care: Fixed<{ readonly avoid: Section; readonly actors: Section; readonly linksTitle: string }>;
      readonly codes: readonly { readonly text: string }[];
      readonly pages: Fixed<{
        readonly links: readonly { readonly text: string }[];
        readonly translated: Maybe<{ readonly inlines: Inlines }>;
      }>;
      readonly others: Maybe<Section>;
      readonly excluded: Maybe<Section>;
      readonly offer: Maybe<{ readonly inlines: Inlines }>;
    };
  /** What a search found; it is posted in a chat for everybody to read, so it has neither buttons nor anything of a person. */
  readonly found: Common & {
    readonly title: string;
    readonly paragraphs: readonly { readonly inlines: Inlines }[];
    readonly sections: readonly Section[];
    readonly links: readonly { readonly text: string }[];
  };
  /** Charts and counts for the help desk. */
  readonly insights: Common & {
    readonly title: string;
    readonly period: Inlines;
    readonly sections: readonly InsightSection[];
  };
  readonly languages: Common & {
    readonly title: string;
    readonly text: string;
    readonly label: string;
    readonly current: string;
    readonly choices: readonly { readonly title: string; readonly value: string }[];
  };
  readonly line: Common & { readonly inlines: Inlines };
  readonly notice: Common &
    Opening & {
      readonly text: Fixed<{
        readonly title: string;
        readonly paragraphs: readonly { readonly inlines: Inlines }[];
        readonly list: Maybe<{ readonly heading: Maybe<{ readonly text: string }>; readonly lines: Section['lines'] }>;
        readonly footer: Maybe<{ readonly lines: Section['lines'] }>;
      }>;
    };
  readonly question: Common &
    Opening & {
      readonly ask: string;
      readonly why: Inlines;
      readonly hint: Maybe<{ readonly inlines: Inlines }>;
      readonly choiceSet: Maybe<{
        readonly label: string;
        readonly choose: string;
        readonly choices: readonly { readonly title: string; readonly value: string }[];
      }>;
      readonly input: Maybe<{ readonly label: string; readonly placeholder: string }>;
      readonly offer: Maybe<{ readonly inlines: Inlines }>;
    };
  readonly ticket: Common & {
    readonly heading: string;
    readonly headingColor: 'Good' | 'Accent' | 'Warning' | 'Default';
    readonly hint: Maybe<{ readonly inlines: Inlines }>;
    readonly title: string;
    readonly facts: readonly { readonly inlines: Inlines }[];
    readonly sections: readonly Section[];
    readonly linksTitle: Maybe<{ readonly text: string }>;
    readonly links: readonly { readonly text: string }[];
  };
  readonly 'ticket-form': Common & {
    readonly title: string;
    readonly text: Inlines;
    readonly hint: Maybe<{ readonly inlines: Inlines }>;
    readonly sections: readonly Section[];
    readonly comment: string;
    readonly commentPlaceholder: string;
    readonly urgency: string;
    readonly urgencyValue: Urgency;
    readonly choose: string;
    readonly urgencies: readonly { readonly title: string; readonly value: string }[];
  };
  readonly 'token-dialog': Common & {
    readonly lead: Inlines;
    readonly label: string;
    readonly placeholder: string;
    readonly required: string;
    readonly othersTitle: string;
    readonly others: readonly { readonly inlines: Inlines }[];
    readonly command: Inlines;
  };
}
export type CardName = keyof CardData;
