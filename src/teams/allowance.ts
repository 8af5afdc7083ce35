/** How much of the bot's time one person may take. */
export interface Allowance {
  /** Whether this turn is within the allowance; one that is not takes nothing from it. A whole turn costs 1. */
  readonly take: (person: string, now: number, cost?: number) => boolean;
  /** True once for each time that somebody ran out: they are to be told. */
  readonly tell: (person: string) => boolean;
}

interface Limits {
  /** What somebody may do at once. */
  readonly burst: number;
  readonly perMinute: number;
  /** People who are remembered; whoever has been quiet longest is forgotten first. */
  readonly most: number;
}

/** Nobody reads thirty answers in a minute. */
const LIMITS: Limits = { burst: 20, perMinute: 30, most: 10_000 };

interface Bucket {
  readonly left: number;
  readonly at: number;
  /** Ran out, and waits until it is full. */
  readonly isOut: boolean;
  readonly isTold: boolean;
}

/**
 * A token bucket for each person. Whoever runs out is let in again when the bucket is full, not drop by drop: so they are told once, and what they
 * are told ("wait a minute") is true. It counts in this process only; a replica more lets through as much again.
 */
export function createAllowance({ burst, perMinute, most }: Limits = LIMITS): Allowance {
  const buckets = new Map<string, Bucket>();
  const put = (person: string, bucket: Bucket): void => {
    buckets.delete(person);
    buckets.set(person, bucket);
    for (const [longest] of buckets) {
      if (buckets.size <= most) return;
      buckets.delete(longest);
    }
  };
  return {
    take(person, now, cost = 1) {
      const { left, at, isOut, isTold } = buckets.get(person) ?? { left: burst, at: now, isOut: false, isTold: false };
      const refilled = Math.min(burst, left + (Math.max(0, now - at) * perMinute) / 60_000);
      const mayPass = isOut ? refilled >= burst : refilled >= cost;
      if (mayPass) put(person, { left: refilled - cost, at: now, isOut: false, isTold: false });
      else put(person, { left: refilled, at: now, isOut: true, isTold: isOut && isTold });
      return mayPass;
    },
    tell(person) {
      const bucket = buckets.get(person);
      if (bucket === undefined || !bucket.isOut || bucket.isTold) return false;
      buckets.set(person, { ...bucket, isTold: true });
      return true;
    },
  };
}
