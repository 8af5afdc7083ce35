import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { CardData, CardName } from './card-data.ts';

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
 * @param folder holds `<name>.json` and `parts/<name>.json`; `{"$part": "read"}` in a template stands for the elements of a part.
 * @throws CardError when a template is given data that it does not fit.
 */
export function loadCards(folder: URL): Render {
  const templates = new Map(CARD_NAMES.map((name) => [name, new Template(withParts(read(folder, name), folder))]));
  return (name, data) => {
    const template = templates.get(name);
    if (template === undefined) throw new CardError(name, ['no such card']);
    const card = template.expand({ $root: data }) as Card;
    const warnings = template.getLastTemplateExpansionWarnings();
    if (warnings.length > 0) throw new CardError(name, warnings);
    return card;
  };
}

function read(folder: URL, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

function withParts(node: unknown, folder: URL): unknown {
  if (Array.isArray(node)) return node.flatMap((item) => withParts(item, folder));
  if (typeof node !== 'object' || node === null) return node;
  if ('$part' in node) return read(folder, `parts/${String(node.$part)}`);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withParts(value, folder)]));
}
