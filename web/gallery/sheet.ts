/** The cards of one language, all of them on one page. */
export interface Sheet {
  readonly locale: string;
  readonly width: number;
  /** Those of the preview, for the names that the renderer gives to its parts. */
  readonly words: Readonly<Record<string, string>>;
  readonly cards: readonly { readonly what: string; readonly card: unknown }[];
}

/** Where a card stands on the page, in CSS pixels, and what is wrong with its look. */
export interface Drawn {
  readonly what: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly flaws: readonly string[];
}
