import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Catalogue, type Key, loadCatalogues } from '../../src/words/catalogue.ts';

/** Language -> file -> content; a string is written as it stands. */
export type Files = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Reads made-up catalogues from a folder that lives as long as the call. */
export function load(files: Files): readonly Catalogue[] {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  try {
    for (const [locale, contents] of Object.entries(files)) {
      mkdirSync(join(folder, locale));
      for (const [name, content] of Object.entries(contents))
        writeFileSync(join(folder, locale, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return loadCatalogues(pathToFileURL(`${folder}/`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A key of a made-up catalogue. */
export function key(name: string): Key {
  return name as Key;
}
