import { readdir } from 'node:fs/promises';
import { ROOT } from '../../src/root.ts';
import { type Theme, THEMES } from './options.ts';

export const FOLDER = new URL('gallery/', ROOT);

/** One card as it looks in one language, theme and width. */
export interface Picture {
  readonly locale: string;
  readonly what: string;
  readonly theme: Theme;
  readonly width: number;
}

/** `gallery/sv/welcome--public.dark.320.png` */
export function pictureOf({ locale, what, theme, width }: Picture): URL {
  return new URL(`${locale}/${what.replaceAll(', ', '--').replaceAll(' ', '-')}.${theme}.${width}.png`, FOLDER);
}

/** Every picture in the folder, also those of earlier runs, by its name. */
export async function indexed(): Promise<readonly Picture[]> {
  const paths = await readdir(FOLDER, { recursive: true });
  return paths.toSorted().flatMap((path) => {
    const [, locale = '', what = '', theme, width] = /^([^/\\]+)[/\\](.+)\.(light|dark)\.(\d+)\.png$/.exec(path) ?? [];
    const known = THEMES.find((one) => one === theme);
    return known === undefined ? [] : [{ locale, what, theme: known, width: Number(width) }];
  });
}
