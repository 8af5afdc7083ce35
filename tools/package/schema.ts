import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';

const SCHEMAS = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas');
const LOCALIZATION = 'MicrosoftTeams.Localization.schema.json';
const ADDRESS =
  /^https:\/\/developer\.microsoft\.com\/(?:en-us\/)?json-schemas\/(teams\/v1\.\d+\/MicrosoftTeams(?:\.Localization)?\.schema\.json)$/;

/** The address of the schema of language files that belongs to that of a manifest. */
export function localizationOf(address: string): string {
  return address.replace(/[^/]+$/, LOCALIZATION);
}

/** Whether the schema of this address came with the installed package. */
export function isKnownSchema(address: unknown): address is string {
  return typeof address === 'string' && existsSync(fileOf(address) ?? '');
}

/**
 * What breaks the schema that a manifest or a language file names, in the words of the validator. It never asks the network: the package would
 * fetch a schema that it lacks, so the schema is read here and handed to it.
 * @throws when the schema is not known
 */
export function breaches(document: object, address: string): Promise<readonly string[]> {
  const file = fileOf(address);
  if (file === undefined) throw new Error(`no schema of Teams: ${address}`);
  // Microsoft's patterns hold a bare "]", which their own validator refuses.
  const schema = JSON.parse(readFileSync(file, 'utf8').replaceAll('\\\\b]', '\\\\b\\\\]'));
  return AppManifestUtils.validateAgainstSchema(document as Parameters<typeof AppManifestUtils.validateAgainstSchema>[0], schema);
}

function fileOf(address: string): string | undefined {
  const path = ADDRESS.exec(address)?.[1];
  return path === undefined ? undefined : join(SCHEMAS, path);
}
