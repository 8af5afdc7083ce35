interface Event {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void | Promise<void>;
}

/** A clock that jumps from one thing that happens to the next. Milliseconds. */
export class Timeline {
  #now = 0;
  #order = 0;
  readonly #heap: Event[] = [];

  now(): number {
    return this.#now;
  }

  /** What is to happen at the same moment happens in the order of the calls. The past is now. */
  at(time: number, happen: Event['happen']): void {
    const event = { at: Math.max(time, this.#now), order: this.#order++, happen };
    let place = this.#heap.push(event) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (isBefore(this.#event(parent), event)) break;
      this.#heap[place] = this.#event(parent);
      place = parent;
    }
    this.#heap[place] = event;
  }

  /** Until nothing is left to happen. */
  async run(): Promise<void> {
    for (let event = this.#take(); event !== undefined; event = this.#take()) {
      this.#now = event.at;
      await event.happen();
    }
  }

  #event(place: number): Event {
    const event = this.#heap[place];
    if (event === undefined) throw new RangeError(`no event ${place}`);
    return event;
  }

  #take(): Event | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return first;
    let place = 0;
    for (let child = 1; child < this.#heap.length; child = 2 * place + 1) {
      const right = child + 1;
      const least = right < this.#heap.length && isBefore(this.#event(right), this.#event(child)) ? right : child;
      if (isBefore(last, this.#event(least))) break;
      this.#heap[place] = this.#event(least);
      place = least;
    }
    this.#heap[place] = last;
    return first;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
