import type { Input, Outcome } from './input.ts';

/** Something that must not happen. */
export interface Symptom {
  /** What it is, the same for each time that it happens: `status 500 /api/messages`. */
  readonly sign: string;
  /** What brought it, where that is known. */
  readonly input?: Input;
  /** What an activity of the log says of itself. */
  readonly activityId?: string;
  readonly canary?: string;
  /** What stands before the canary. */
  readonly after?: string;
}

/** What nobody expected in a turn, a request or the process. */
const FAULTS = [
  'turn-failed',
  'turn-lost',
  'request-failed',
  'unhandled-rejection',
  'uncaught-exception',
  'server-failed',
  'unnamed-event',
];
/** Of Node, as it starts: it says so of dependencies. */
const EXPECTED = /DeprecationWarning|ExperimentalWarning|node --trace-|^\s*$/;

/** 501 is for an invoke that nobody knows, 503 for who comes when it is full, or asks whether it is ready. */
function isDocumented({ method, path, json }: Input, status: number): boolean {
  if (status === 501) return method === 'POST' && json?.type === 'invoke';
  return status === 503 && /^\/(api\/messages|readyz)\b/.test(path);
}

export function outcomeSymptoms(input: Input, outcome: Outcome): readonly Symptom[] {
  if (outcome.kind === 'unanswered') return [{ sign: `unanswered (${outcome.why}) ${input.path}`, input }];
  if (outcome.kind === 'left' || outcome.status < 500 || isDocumented(input, outcome.status)) return [];
  return [{ sign: `status ${outcome.status} ${input.path}`, input }];
}

/** Reads what the bot writes, line by line. */
export function symptomsOfLog(tell: (symptom: Symptom) => void): (place: 'output' | 'errors', bytes: Buffer) => void {
  const unfinished = { output: '', errors: '' };
  return (place, bytes) => {
    const lines = (unfinished[place] + bytes.toString()).split('\n');
    unfinished[place] = lines.pop() ?? '';
    for (const line of lines) {
      const symptom = place === 'errors' ? ofError(line) : ofLine(line);
      if (symptom !== undefined) tell(symptom);
    }
  };
}

function ofError(line: string): Symptom | undefined {
  return EXPECTED.test(line) ? undefined : { sign: `on standard error: ${line.slice(0, 200)}` };
}

function ofLine(line: string): Symptom | undefined {
  if (!FAULTS.some((fault) => line.includes(`"${fault}"`))) return undefined;
  const { msg, name, code, cause, at, activityId } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const sign = ['log:', msg, name, code, cause, at]
    .filter((part) => part !== undefined)
    .map(String)
    .join(' ');
  return { sign, ...(typeof activityId === 'string' && { activityId }) };
}
