import { readdirSync, readFileSync } from 'node:fs';
import type { Service } from '../crash/service.ts';

const LOCALES = new URL('../../locales/', import.meta.url);

interface Words {
  readonly storage: { readonly title: string };
  readonly notice: { readonly 'desk-unreachable': string };
}

/** A text in every language. */
function everywhere(pick: (words: Words) => string): ReadonlySet<string> {
  const read = (locale: string) => JSON.parse(readFileSync(new URL(`${locale}/tickets.json`, LOCALES), 'utf8')) as Words;
  return new Set(readdirSync(LOCALES).map((locale) => pick(read(locale))));
}

const STORAGE = everywhere(({ storage }) => storage.title);
const ALARM = everywhere(({ notice }) => notice['desk-unreachable']);

/** How often somebody was told by a card that nothing can be stored. */
export function storageCards({ arrivals }: Service): number {
  return arrivals.filter(({ card }) => STORAGE.has(String(card?.json.fallbackText))).length;
}

/** All that arrived, without the notices that the help desk is out of reach. */
export function withoutAlarms(service: Service): Service {
  return { ...service, arrivals: service.arrivals.filter(({ card }) => !ALARM.has(String(card?.json.fallbackText))) };
}

/** What the bots logged above a warning and wrote beside the log, each kind once, without what is expected. */
export function errorsIn(log: readonly string[], expects?: RegExp): readonly string[] {
  const errors = log.filter((line) => !/"level":"(?:warn|info|debug)"/.test(line) && !expects?.test(line));
  const kinds = new Map(errors.map((line) => [line.replace(/"(?:time|reference|activityId)":"[^"]*",?/g, ''), line]));
  return [...kinds.values()].map((line) => line.slice(0, 500));
}
