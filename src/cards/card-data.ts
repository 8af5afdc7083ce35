import type { Action } from './actions.ts';
import type { Inlines } from './inlines.ts';

/** What every card holds. Empty strings are not bound by the template library, so every text here has at least one character. */
interface Common {
  readonly lang: string;
  readonly fallbackText: string;
  readonly actions: readonly Action[];
}

/** A section of lines with a heading; hidden when `show` is false. */
export interface Section {
  readonly show: boolean;
  readonly title: string;
  readonly lines: readonly { readonly inlines: Inlines }[];
}

/** The two sections that may stand on top of a card. */
interface Opening {
  readonly warning: Section;
  readonly read: Section;
}

export interface CardData {
  readonly answer: Common &
    Opening & {
      readonly verdict: string;
      readonly verdictMeans: string;
      readonly verdictColor: 'Good' | 'Accent' | 'Warning' | 'Default';
      readonly title: string;
      readonly summary: Inlines;
      readonly because: Section;
      readonly actors: Section;
      readonly stepsTitle: string;
      readonly steps: readonly { readonly number: string; readonly inlines: Inlines }[];
      readonly avoid: Section;
      readonly linksTitle: string;
      readonly links: readonly { readonly text: string }[];
      readonly others: Section;
      readonly excluded: Section;
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
      readonly title: string;
      readonly paragraphs: readonly { readonly inlines: Inlines }[];
      readonly list: Section;
      readonly footer: Section;
    };
  readonly question: Common &
    Opening & {
      readonly topic: string;
      readonly ask: string;
      readonly why: Inlines;
      readonly hint: Section;
      readonly hasChoices: boolean;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly choose: string;
      readonly hasInput: boolean;
      readonly label: string;
      readonly placeholder: string;
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
