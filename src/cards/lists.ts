import type { Params } from '../triage/causes/define-cause.ts';

/** What a line may hold. */
const LINE = { items: 12, characters: 270 };

/** A list that fits on a card: a token may hold two hundred permissions, and a card of 28 KB never arrives. What is left out is counted. */
export function shortened(items: readonly string[], most = LINE): readonly string[] {
  let characters = 0;
  const shown = items.slice(0, most.items).filter((item, i) => (characters += item.length) <= most.characters || i === 0);
  return shown.length === items.length ? items : [...shown, `+${items.length - shown.length}`];
}

/** The parameters of a line, with its lists shortened. */
export function shortenedIn(params: Params): Params {
  const entries = Object.entries(params);
  return Object.fromEntries(entries.map(([name, param]) => [name, isList(param) ? shortened(param) : param]));
}

function isList(param: Params[string]): param is readonly string[] {
  return Array.isArray(param);
}
