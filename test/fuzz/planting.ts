import * as fc from 'fast-check';
import type { Chance } from '../crash/chance.ts';
import { type Canary, canary } from '../teams/canaries.ts';
import { createNeedles } from './needles.ts';
import type { Input } from './input.ts';
import { isJson, replaced } from './mutate.ts';

/** A piece of a canary that came out, and the input that brought it; none when that was too long ago. */
export interface Escape {
  readonly place: string;
  readonly canary: string;
  /** What stands before it. */
  readonly after: string;
  readonly input: Input | undefined;
}

/** Plants what must not come out, and knows it again. */
export interface Planting {
  /** The input with canaries in about half of its texts, or as it is. */
  readonly plant: (chance: Chance, input: Input) => Input;
  /** Looks at what the bot wrote. A place that writes on and on is a `stream`: a piece may come in two parts. */
  readonly look: (place: string, bytes: Buffer, stream?: boolean) => void;
  /** What was found since this was last asked. */
  readonly escapes: () => readonly Escape[];
  readonly count: () => number;
}

const KEPT = 20_000;
const LONGEST_PIECE = 200;
const AT_ONCE = 400;
const SHOWN = 100;

/** What else a text goes by: an id is not one, and comes out by its nature. */
const TEXTS =
  /^(text|name|title|summary|subject|content|displayName|contentUrl|linkToMessage|localTimezone|locale|value|token|comment|question|answer|add|reason|resolution|verb|cause|urgency|member|alternateText|speak|label|query|url|preview|inputHint|importance|topicName|valueType|code|submitKey|asked|extra)$/;

const FRAMES: readonly [(text: string) => string, ...((text: string) => string)[]] = [
  (text) => text,
  (text) => `\n${text}\n`,
  (text) => ` ${text} `,
  (text) => `Authorization: Bearer ${text}`,
  (text) => ` -H 'Authorization: Bearer ${text}' `,
  (text) => JSON.stringify({ error: { code: 'InvalidAuthenticationToken', message: `refused: ${text}` } }),
  (text) => JSON.stringify(JSON.stringify({ headers: [{ name: 'Authorization', value: `Bearer ${text}` }] })),
  (text) => `https://graph.microsoft.com/v1.0/users?$filter=x eq '${text}'`,
  (text) => `\n> Authorization: ${text}\r\n`,
  (text) => `<p>${text}</p>`,
  (text) => `"${text}"`,
  (text) => `'${text}'`,
  (text) => `(${text}),`,
  (text) => `AADSTS65001: The user '${text}' has not consented.`,
];

export function createPlanting(seed: number): Planting {
  const needles = createNeedles();
  const owners = new Map<number, { readonly canary: Canary; readonly input: Input }>();
  const tails = new Map<string, Buffer>();
  let pool: Canary[] = [];
  let refills = 0;
  let count = 0;
  let found: Escape[] = [];
  const next = (): Canary => {
    if (pool.length === 0) pool = fc.sample(canary, { numRuns: AT_ONCE, seed: seed + (refills += 1) });
    return pool.pop() ?? next();
  };
  const remember = (planted: readonly Canary[], input: Input): Input => {
    for (const one of planted) {
      owners.set((count += 1), { canary: one, input });
      owners.delete(count - KEPT);
      for (const piece of one.pieces) needles.add(piece, count);
    }
    return input;
  };
  return {
    plant(chance, input) {
      const planted: Canary[] = [];
      const text = (before: string): string => {
        const one = next();
        planted.push(one);
        const framed = chance.pick(FRAMES)(one.text);
        return chance.is(0.4) ? framed : chance.is(0.5) ? `${before}\n${framed}` : `${framed}\n${before}`;
      };
      const json = input.json && (sown(input.json, chance, text) as Input['json']);
      return remember(planted, json === undefined ? input : { ...input, json });
    },
    look(place, bytes, stream = false) {
      const all = stream ? Buffer.concat([tails.get(place) ?? Buffer.alloc(0), bytes]) : bytes;
      if (stream) tails.set(place, Buffer.from(all.subarray(-LONGEST_PIECE)));
      for (const { owner, at } of needles.find(all)) {
        const { canary: one, input } = owners.get(owner) ?? {};
        const after = Buffer.from(all.subarray(Math.max(0, at - SHOWN), at)).toString('latin1');
        found.push({ place, canary: one?.text ?? 'of long ago', after, input });
      }
    },
    escapes() {
      const told = found;
      found = [];
      return told;
    },
    count: () => count,
  };
}

/** At most six texts: more would make every input one of canaries alone. */
function sown(json: unknown, chance: Chance, text: (before: string) => string): unknown {
  let left = 6;
  const walk = (node: unknown, name: string, above: string): unknown => {
    if (typeof node === 'string') {
      // The name of an invoke is one of Teams' own, and logged.
      const isText = TEXTS.test(name) && !(above === '' && name === 'name');
      if (!isText || left === 0 || !chance.is(0.6)) return node;
      left -= 1;
      return text(node);
    }
    if (name === 'recipient') return node;
    return replaced(node, (child, key) => (Array.isArray(node) ? walk(child, name, above) : walk(child, key, name)));
  };
  const done = walk(json, '', '');
  if (!isJson(done) || !chance.is(0.15)) return done;
  return { ...done, channelData: { ...Object(done.channelData), note: text(''), [text('')]: 1 } };
}
