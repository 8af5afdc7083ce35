import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ROOT } from '../../src/root.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Options {
  readonly locales: readonly string[];
  readonly themes: readonly Theme[];
  readonly widths: readonly number[];
  /** A part of the names of the cards that are wanted. */
  readonly card: string;
  readonly isComplete: boolean;
}

const WIDTHS = [320, 640];

/** `--locale sv --theme dark --width 320 --card answer`, each to restrict. @throws when there is no such language, theme or width. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { locale: text, theme: text, width: text, card: text } });
  const locales = readdirSync(new URL('locales/', ROOT), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return {
    locales: chosen('locale', locales, values.locale),
    themes: chosen('theme', THEMES, values.theme),
    widths: chosen('width', WIDTHS, values.width),
    card: values.card ?? '',
    isComplete: Object.keys(values).length === 0,
  };
}

function chosen<T extends string | number>(option: string, all: readonly T[], wanted: string | undefined): readonly T[] {
  const found = all.filter((one) => wanted === undefined || String(one) === wanted);
  if (found.length === 0) throw new Error(`--${option}: one of ${all.join(', ')}`);
  return found;
}
