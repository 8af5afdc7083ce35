/** Microseconds that one call takes: the median of 25 rounds, after a warm-up. A round is long enough for the clock. */
export function microseconds(work: () => unknown): number {
  for (let i = 0; i < 200; i++) work();
  const calls = Math.max(1, Math.ceil(2 / Math.max(once(work, 20), 0.0005)));
  const rounds = Array.from({ length: 25 }, () => once(work, calls) * 1000).toSorted((a, b) => a - b);
  return rounds[12] ?? Number.NaN;
}

/** Milliseconds per call, over some calls. */
function once(work: () => unknown, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) work();
  return (performance.now() - start) / calls;
}
