import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { CardData, CardName, Fixed } from './card-data.ts';

/** An Adaptive Card, ready to be sent. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly [property: string]: unknown;
}

/** Draws a card: the type of `data` follows from the name of the card. */
export type Render = <Name extends CardName>(name: Name, data: CardData[Name]) => Card;

const CARD_NAMES: readonly CardName[] = [
  'answer',
  'found',
  'insights',
  'languages',
  'line',
  'notice',
  'question',
  'ticket',
  'ticket-form',
  'token-dialog',
];

/** A template that does not fit its data: a fault of ours, never of the person. */
export class CardError extends Error {
  readonly code = 'card-template';
  constructor(name: string, reasons: readonly string[]) {
    super(`card ${name}: ${reasons.join('; ')}`);
  }
}

/**
 * Parses every template once, since parsing costs far more than expanding, and returns the one function that draws cards.
 * It expands once only: a card is never used as a template again, so nothing inside the data is ever evaluated.
 * What is fixed it draws once for each id, and puts the same elements into every card: nobody may change a card that was drawn.
 * @param folder holds `<name>.json`, `parts/<name>.json` and `fixed/<name>.json`; `{"$part": "read"}` in a template stands for the elements of a part,
 * `{"$fixed": "steps"}` for those of the {@link Fixed} part `steps` of the data.
 * @throws CardError when a template is given data that it does not fit.
 */
export function loadCards(folder: URL): Render {
  const templates = new Map(CARD_NAMES.map((name) => [name, loadCard(folder, name)]));
  const fixed = createFixed(
    folder,
    [...templates.values()].flatMap((card) => card.fixed),
  );
  return (name, data) => {
    const found = templates.get(name);
    if (found === undefined) throw new CardError(name, ['no such card']);
    const parts = found.fixed.map((part) => [part, fixed(part, Object(data)[part] as Fixed<object>)]);
    return expand(name, found.template, { ...data, ...Object.fromEntries(parts) }) as Card;
  };
}

interface Loaded {
  readonly template: Template;
  /** The names of its fixed parts. */
  readonly fixed: readonly string[];
}

function loadCard(folder: URL, name: CardName): Loaded {
  const fixed: string[] = [];
  const payload = withParts(read(folder, name), folder, (part) => void fixed.push(part));
  return { template: new Template(payload), fixed };
}

/** Draws fixed parts, each of an id once. */
function createFixed(folder: URL, parts: readonly string[]): (part: string, given: Fixed<object>) => unknown {
  const templates = new Map(parts.map((part) => [part, new Template(withParts(read(folder, `fixed/${part}`), folder))]));
  const drawn = new Map<string, unknown>();
  const draw = (part: string, data: object): unknown => {
    const template = templates.get(part);
    if (template === undefined) throw new CardError(part, ['no such part']);
    return expand(part, template, data);
  };
  return (part, { id, make }) => {
    if (id === undefined) return draw(part, make());
    const key = `${part} ${id}`;
    const elements = drawn.get(key) ?? draw(part, make());
    drawn.set(key, elements);
    return elements;
  };
}

function expand(name: string, template: Template, data: object): unknown {
  const expanded: unknown = template.expand({ $root: data });
  const warnings = template.getLastTemplateExpansionWarnings();
  if (warnings.length > 0) throw new CardError(name, warnings);
  return expanded;
}

function read(folder: URL, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

function withParts(node: unknown, folder: URL, onFixed: (part: string) => void = () => undefined): unknown {
  if (Array.isArray(node)) return node.flatMap((item) => withParts(item, folder, onFixed));
  if (typeof node !== 'object' || node === null) return node;
  if ('$part' in node) return read(folder, `parts/${String(node.$part)}`);
  if ('$fixed' in node) {
    onFixed(String(node.$fixed));
    return `\${${String(node.$fixed)}}`;
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withParts(value, folder, onFixed)]));
}
