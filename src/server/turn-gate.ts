/**
 * Counts the turns in flight: lets at most `limit` in, none once it is shut, and tells when the last one has left.
 * It counts in this process only and knows no callers, so it works before anyone is authenticated.
 */
export class TurnGate {
  readonly #limit: number;
  #inside = 0;
  #isShut = false;
  #tellEmpty: () => void = () => undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  enter(): boolean {
    if (this.#isShut || this.#inside >= this.#limit) return false;
    this.#inside += 1;
    return true;
  }

  leave(): void {
    this.#inside -= 1;
    if (this.#inside === 0) this.#tellEmpty();
  }

  /** Lets nobody in from now on; resolves when all have left. */
  shut(): Promise<void> {
    this.#isShut = true;
    return new Promise((resolve) => {
      this.#tellEmpty = resolve;
      if (this.#inside === 0) resolve();
    });
  }
}
