import { readdirSync, readFileSync } from 'node:fs';
import { leaves } from '../../src/words/catalogue.ts';

export const FOLDER = new URL('../../locales/', import.meta.url);

/** Every language there is; no test may assume how many. */
export const LOCALES: readonly string[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .toSorted();
/** The languages beside English, against which each is compared. */
export const TRANSLATIONS = LOCALES.filter((locale) => locale !== 'en');

export function filesOf(locale: string): readonly string[] {
  return readdirSync(new URL(`${locale}/`, FOLDER)).toSorted();
}

export function treeOf(locale: string, file: string): unknown {
  return JSON.parse(readFileSync(new URL(`${locale}/${file}`, FOLDER), 'utf8'));
}

/** Key -> text, of all files of a language: `causes.token-invalid.steps.0`. */
export function wordsOf(locale: string): ReadonlyMap<string, string> {
  return new Map(filesOf(locale).flatMap((file) => [...leaves(treeOf(locale, file), file.replace('.json', ''))]));
}
