/** One request and its answer, as a format tells them apart: a HAR entry, an answer of a batch. Lives in `intake` alone. */
export interface Exchange {
  readonly method?: string;
  /** Absent when the format does not tell: then the text may. */
  readonly url?: string;
  readonly status: number;
}

/** A stretch of a paste that is read by itself. */
export interface Part {
  readonly text: string;
  readonly exchange?: Exchange;
}

/** A paste in parts, and all that stands outside of them. */
export interface Parts {
  readonly parts: readonly Part[];
  readonly around: string;
  /** Calls that succeeded were left out. */
  readonly hasSuccess: boolean;
}

/** More calls than anybody reads; the rest of a paste is left out. */
export const MAX_PARTS = 30;
