import { manifestWords } from '../locale/manifest-words.ts';
import type { Fault } from './fault.ts';
import type { Manifest } from './fill.ts';
import { iconFaults } from './icons.ts';
import { breaches, isKnownSchema, localizationOf } from './schema.ts';

/** What goes into the package, before it is packed. */
export interface Contents {
  readonly manifest: Manifest;
  /** Every other file of the folder `manifest`, by name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A language that the manifest lists. */
export interface Listed {
  readonly tag: string;
  readonly file: string;
}

const MANIFEST = 'manifest.json';
const OLDER_FIX = 'take a version of the manifest that the installed @microsoft/app-manifest knows, or install a newer one';

/**
 * Everything that keeps Teams from taking the package, or from showing it in a language, each with a fix. Nothing is asked of the network.
 * It does not know the policies of a tenant, nor whether an address answers.
 */
export async function faultsOf({ manifest, files }: Contents): Promise<readonly Fault[]> {
  const { $schema, manifestVersion } = manifest;
  if (!isKnownSchema($schema))
    return [{ where: MANIFEST, problem: `names a schema that is not known here: ${String($schema)}`, fix: OLDER_FIX }];
  if (!$schema.includes(`/v${String(manifestVersion)}/`))
    return [
      {
        where: MANIFEST,
        problem: `has manifestVersion ${String(manifestVersion)} but the $schema of another`,
        fix: 'give both the same version',
      },
    ];
  const broken = (await breaches(manifest, $schema)).map((problem) => ({
    where: MANIFEST,
    problem: plain(problem),
    fix: `correct it in manifest/${MANIFEST}`,
  }));
  const listed = languagesOf(manifest);
  const languages = await Promise.all(listed.map((one) => languageFaults(one, { manifest, files }, localizationOf($schema))));
  const { color, outline } = Object(manifest.icons) as { readonly color?: string; readonly outline?: string };
  return [
    ...broken,
    ...doubleFaults(listed),
    ...languages.flat(),
    ...(color === undefined ? [] : iconFaults('color', color, files.get(color))),
    ...(outline === undefined ? [] : iconFaults('outline', outline, files.get(outline))),
  ];
}

/** The languages that a manifest lists beside its own, in its order. */
export function languagesOf({ localizationInfo }: Manifest): readonly Listed[] {
  const { additionalLanguages } = Object(localizationInfo) as { readonly additionalLanguages?: unknown };
  if (!Array.isArray(additionalLanguages)) return [];
  return additionalLanguages.map((one: unknown) => {
    const { languageTag, file } = Object(one) as { readonly languageTag?: unknown; readonly file?: unknown };
    return { tag: String(languageTag), file: String(file) };
  });
}

function doubleFaults(listed: readonly Listed[]): readonly Fault[] {
  const tags = listed.map(({ tag }) => tag.toLowerCase());
  return [...new Set(tags.filter((tag, at) => tags.indexOf(tag) !== at))].map((tag) => ({
    where: MANIFEST,
    problem: `lists the language ${tag} twice`,
    fix: 'list it once under localizationInfo.additionalLanguages',
  }));
}

async function languageFaults({ file: where }: Listed, { manifest, files }: Contents, schema: string): Promise<readonly Fault[]> {
  const bytes = files.get(where);
  if (bytes === undefined)
    return [
      {
        where,
        problem: 'is listed as a language but is not there',
        fix: `add manifest/${where}, or take the language out of ${MANIFEST}`,
      },
    ];
  const words = wordsOf(bytes);
  if (words === undefined) return [{ where, problem: 'is no JSON object', fix: 'correct the JSON' }];
  if (words.$schema !== schema)
    return [{ where, problem: 'is of another version than the manifest', fix: `"$schema": "${schema}"` }];
  const fix = `correct it in manifest/${where}`;
  // What the schema does not know, the manifest does not have either: that is said below, by name.
  const broken = (await breaches(words, schema))
    .filter((breach) => !breach.includes('additionalProperty'))
    .map((problem) => ({ where, problem: plain(problem), fix }));
  const english = manifestWords(manifest);
  const surplus = Object.keys(words).filter((key) => key !== '$schema' && !english.has(key));
  const missing = [...english.keys()].filter((key) => !(key in words));
  return [
    ...broken,
    ...surplus.map((key) => ({ where, problem: `translates ${key}, which ${MANIFEST} does not have`, fix: 'remove the line' })),
    ...missing.map((key) => ({ where, problem: `lacks ${key}`, fix: `add "${key}" with its translation` })),
  ];
}

function wordsOf(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const tree: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof tree === 'object' && tree !== null && !Array.isArray(tree)
      ? (tree as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** `/name.short must NOT have more than 30 characters. Details: {"limit":30}` without what only repeats it. */
function plain(breach: string): string {
  return breach.trim().replace(/\. Details: \{"(?:limit|type|missingProperty|format|pattern)":.*\}$/, '');
}
