import type { Input } from './input.ts';
import { shrink } from './shrink.ts';
import { reachable, type Theatre } from './stage.ts';
import type { Symptom } from './symptoms.ts';

/** No turn takes more CPU, in milliseconds. */
export const SLOWEST_MS = 50;
export const SLOW = `over ${SLOWEST_MS} ms of CPU`;
const TRIES = 3;

/** Finds out which input brings a symptom, and how little of it is enough. Each kind of symptom is told once. */
export interface Inquiry {
  /** One of `suspects` brought it, where the symptom does not know its input. */
  readonly about: (symptoms: readonly Symptom[], suspects: readonly Input[]) => Promise<void>;
  /** Plays a finding that was printed. */
  readonly repeat: (finding: object) => Promise<void>;
  readonly count: () => number;
}

export function createInquiry(theatre: Theatre, say: (line: string) => void): Inquiry {
  const known = new Set<string>();
  let later: Symptom[] = [];
  /** Does this input alone bring it? What else it brings is for later. */
  const brings = async (input: Input, sign: string): Promise<boolean> => {
    if (sign.startsWith(SLOW)) return (await costOf(theatre, input)) > SLOWEST_MS;
    await theatre.playAlone(input);
    const symptoms = await theatre.symptoms();
    later.push(...symptoms.filter((one) => !known.has(one.sign)).map((one) => ({ input, ...one })));
    return symptoms.some((one) => one.sign === sign);
  };
  const culprit = async ({ sign, input, activityId }: Symptom, suspects: readonly Input[]): Promise<Input | undefined> => {
    // The canary that is in a file stays there, so a try would prove nothing.
    if (sign.startsWith('canary in database')) return undefined;
    const named = suspects.filter(({ json }) => activityId !== undefined && json?.id === activityId);
    for (const one of input === undefined ? [...named, ...suspects.filter((other) => !named.includes(other))] : [input])
      if (await brings(one, sign)) return one;
    return undefined;
  };
  const investigate = async (symptom: Symptom, suspects: readonly Input[]): Promise<void> => {
    const { sign, canary, after } = symptom;
    if (known.has(sign)) return;
    known.add(sign);
    const found = await culprit(symptom, suspects);
    // A machine that was busy three times is no finding yet.
    if (found === undefined && sign.startsWith(SLOW)) return void known.delete(sign);
    const input = found === undefined ? symptom.input : await shrink(found, (smaller) => brings(smaller, sign));
    say(JSON.stringify({ finding: sign, repeats: found !== undefined, ...(canary !== undefined && { canary, after }), input }));
  };
  const about: Inquiry['about'] = async (symptoms, suspects) => {
    for (const symptom of symptoms) await investigate(symptom, suspects);
    const next = later;
    later = [];
    if (next.length > 0) await about(next, []);
  };
  return {
    about,
    async repeat(finding) {
      const { input: told } = finding as { readonly input?: Input };
      if (told === undefined) return;
      const input = told.json === undefined ? told : { ...told, json: reachable(told.json, theatre) };
      const { outcome, used } = await theatre.playAlone(input);
      say(`${outcome.kind === 'answered' ? outcome.status : outcome.kind}, ${used.toFixed(0)} ms of CPU`);
      await about(await theatre.symptoms(), [input]);
    },
    count: () => known.size,
  };
}

/** The least CPU of three tries, in milliseconds: whatever else the process did meanwhile accuses nobody. One that is quick is tried once. */
export async function costOf(theatre: Theatre, input: Input): Promise<number> {
  let least = Infinity;
  for (let left = TRIES; left > 0 && least > SLOWEST_MS; left -= 1)
    least = Math.min(least, (await theatre.playAlone(input)).used);
  return least;
}
