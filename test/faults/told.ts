import { readdirSync, readFileSync } from 'node:fs';
import type { Service } from '../crash/service.ts';

const LOCALES = new URL('../../locales/', import.meta.url);

/** How the card begins that says in some language that nothing can be stored. */
const TITLES = new Set(
  readdirSync(LOCALES).map((locale) => {
    const words = readFileSync(new URL(`${locale}/tickets.json`, LOCALES), 'utf8');
    return (JSON.parse(words) as { readonly storage: { readonly title: string } }).storage.title;
  }),
);

/** How often somebody was told so by a card. */
export function storageCards({ arrivals }: Service): number {
  return arrivals.filter(({ card }) => TITLES.has(String(card?.json.fallbackText))).length;
}

/** What the bots logged above a warning and wrote beside the log, each kind once, without what is expected. */
export function errorsIn(log: readonly string[], expects?: RegExp): readonly string[] {
  const errors = log.filter((line) => !/"level":"(?:warn|info|debug)"/.test(line) && !expects?.test(line));
  const kinds = new Map(errors.map((line) => [line.replace(/"(?:time|reference|activityId)":"[^"]*",?/g, ''), line]));
  return [...kinds.values()].map((line) => line.slice(0, 500));
}
