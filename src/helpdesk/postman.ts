/** Keeps the outbox empty: runs when woken, when something falls due, and now and then in case another process left something behind. */
export interface Postman {
  readonly wake: () => void;
  /** Takes nothing more, and resolves when what is under way is settled. */
  readonly stop: () => Promise<void>;
}

export interface Round {
  /** Delivers what is due and says how many that were. */
  readonly deliver: () => Promise<number>;
  /** Milliseconds; nothing when none waits. */
  readonly nextDue: () => Promise<number | undefined>;
  readonly now: () => number;
  readonly onFault: (error: unknown) => void;
}

const LONGEST_SLEEP_MS = 5000;
const AFTER_FAULT_MS = 1000;

/** Starts at once. A fault, such as a database that is gone, is told and does not end it. */
export function startPostman(round: Round): Postman {
  const stopping = new AbortController();
  let isWoken = false;
  let wakeUp = (): void => undefined;
  const wake = (): void => {
    isWoken = true;
    wakeUp();
  };
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, isWoken ? 0 : ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      isWoken = false;
      const pause = await pauseAfter(round, stopping.signal);
      if (!stopping.signal.aborted) await sleep(pause);
    }
  };
  const running = run();
  return {
    wake,
    async stop() {
      stopping.abort();
      wakeUp();
      await running;
    },
  };
}

/** Rounds until nothing is due, and how long nothing will be. */
async function pauseAfter({ deliver, nextDue, now, onFault }: Round, stopping: AbortSignal): Promise<number> {
  try {
    while (!stopping.aborted && (await deliver()) > 0);
    const due = await nextDue();
    return due === undefined ? LONGEST_SLEEP_MS : Math.min(Math.max(due - now(), 0), LONGEST_SLEEP_MS);
  } catch (error) {
    onFault(error);
    return AFTER_FAULT_MS;
  }
}
