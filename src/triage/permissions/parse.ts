import { isRecord } from '../claims.ts';
import { type Grant, type GrantedPath, type PermissionData, type Scheme } from './model.ts';

export type RefusedReason =
  /** No JSON object at all. */
  | 'not-an-object'
  /** A JSON object of another kind. */
  | 'foreign'
  /** The right kind, and nothing in it. */
  | 'empty'
  /** The right kind, but a part of it does not have the published shape. */
  | 'wrong-shape';

export type ParsedFile =
  | { readonly kind: 'data'; readonly data: PermissionData }
  | { readonly kind: 'refused'; readonly reason: RefusedReason };

const SCHEMES: Readonly<Record<string, Scheme>> = {
  DelegatedWork: 'delegated',
  Application: 'application',
  DelegatedPersonal: 'personal',
};
/** So are all permissions for one team or one chat named, though a few of them are not marked. */
const INSTALLED = /\.(?:Group|Chat)$/;
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/**
 * Reads Microsoft's published permission file from parsed JSON.
 * Takes a file whole or not at all: half of the permissions would make true answers false. Schemes and attributes that are not known yet are left out.
 * Never throws.
 * @see https://github.com/microsoftgraph/kibali/blob/main/specs/permissions.md
 */
export function parse(json: unknown, date: string): ParsedFile {
  if (!isRecord(json)) return { kind: 'refused', reason: 'not-an-object' };
  const permissions = json['permissions'];
  if (!isRecord(permissions)) return { kind: 'refused', reason: 'foreign' };
  const names = Object.keys(permissions);
  if (names.length === 0) return { kind: 'refused', reason: 'empty' };
  const grants: Grant[] = [];
  for (const name of names) {
    const found = grantsOf(name, permissions[name]);
    if (found === undefined) return { kind: 'refused', reason: 'wrong-shape' };
    for (const grant of found) grants.push(grant);
  }
  if (grants.length === 0) return { kind: 'refused', reason: 'empty' };
  return { kind: 'data', data: { source: 'file', date, grants } };
}

function grantsOf(name: string, permission: unknown): readonly Grant[] | undefined {
  if (!isRecord(permission) || !isRecord(permission['schemes'])) return undefined;
  const sets = permission['pathSets'] ?? [];
  if (!Array.isArray(sets)) return undefined;
  const levels = levelsOf(permission['schemes']);
  const isResourceSpecific = permission['authorizationType'] === 'RSC' || INSTALLED.test(name);
  const grants: Grant[] = [];
  for (const set of sets) {
    const grant = isRecord(set) ? readSet(set) : undefined;
    if (grant === undefined) return undefined;
    grants.push({ name, isResourceSpecific, levels, ...grant });
  }
  return grants;
}

function levelsOf(schemes: Readonly<Record<string, unknown>>): Grant['levels'] {
  const levels: Partial<Record<Scheme, number>> = {};
  for (const [key, value] of Object.entries(schemes)) {
    const scheme = schemeOf(key);
    const level = isRecord(value) ? value['privilegeLevel'] : undefined;
    if (scheme !== undefined && typeof level === 'number' && Number.isFinite(level)) levels[scheme] = level;
  }
  return levels;
}

function readSet(set: Readonly<Record<string, unknown>>): Pick<Grant, 'methods' | 'schemes' | 'paths'> | undefined {
  const { schemeKeys, methods, paths } = set;
  if (!isTexts(schemeKeys) || !isTexts(methods) || !isRecord(paths)) return undefined;
  const verbs = methods.map((method) => method.toUpperCase());
  if (!verbs.every((verb) => METHODS.has(verb))) return undefined;
  const found: GrantedPath[] = [];
  for (const path of Object.keys(paths)) {
    const attributes = paths[path];
    if (typeof attributes !== 'string' || !path.startsWith('/')) return undefined;
    found.push(readPath(path, attributes));
  }
  return { methods: verbs, schemes: schemesOf(schemeKeys), paths: found };
}

const NONE: readonly never[] = [];

/** `least=DelegatedWork,Application;AlsoRequires=A,B`, or nothing. */
function readPath(path: string, attributes: string): GrantedPath {
  if (attributes === '') return { path, least: NONE, alsoRequires: NONE };
  const values = new Map<string, readonly string[]>();
  for (const pair of attributes.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) values.set(pair.slice(0, at).trim().toLowerCase(), listOf(pair.slice(at + 1)));
  }
  return { path, least: schemesOf(values.get('least') ?? NONE), alsoRequires: values.get('alsorequires') ?? NONE };
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function schemesOf(keys: readonly string[]): readonly Scheme[] {
  return keys.map(schemeOf).filter((scheme) => scheme !== undefined);
}

function schemeOf(key: string): Scheme | undefined {
  return Object.hasOwn(SCHEMES, key) ? SCHEMES[key] : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
