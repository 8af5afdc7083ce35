import { addressesOf } from './aliases.ts';
import { CORRECTIONS } from './corrections.ts';
import type { Grant, GrantedPath, Opening, Openings, Scheme } from './model.ts';
import { compareOpenings } from './order.ts';
import { ID, type Segment, segmentsOf } from './segments.ts';
import { type Budget, find, newNode, type Node, place } from './trie.ts';

type Entry = Record<Scheme, Opening[]>;
type Methods = Map<string, Entry>;

/** Method and path -> the permissions that open it. */
export interface Catalogue {
  readonly root: Node<Methods>;
}

/**
 * Turns grants around: from "this permission opens these paths" to "this path is opened by these permissions".
 * A template that cannot be read is left out.
 */
export function catalogue(grants: readonly Grant[]): Catalogue {
  const root = newNode<Methods>();
  const places = new Map<string, Methods | undefined>();
  const methodsAt = (path: string): Methods | undefined => {
    if (!places.has(path)) places.set(path, methodsOf(root, path));
    return places.get(path);
  };
  for (const grant of grants) {
    for (const path of grant.paths) {
      const methods = methodsAt(path.path);
      if (methods !== undefined) open(methods, grant, path);
    }
  }
  correct(methodsAt);
  for (const methods of new Set(places.values())) if (methods !== undefined) sort(methods);
  return { root };
}

/** The permissions of a request, under the first of its addresses that the data knows with this method. */
export function openingsOf(
  { root }: Catalogue,
  method: string,
  segments: readonly Segment[],
  budget: Budget,
): Openings | undefined {
  for (const address of addressesOf(segments)) {
    const openings = find(root, address, budget)?.get(method);
    if (openings !== undefined) return openings;
  }
  return undefined;
}

function methodsOf(root: Node<Methods>, path: string): Methods | undefined {
  const template = segmentsOf(path);
  if (template === undefined || template.length === 0) return undefined;
  const node = place(root, template.map(generalize));
  node.value ??= new Map();
  return node.value;
}

/** Intake masks the name of a well-known folder like any other id. */
function generalize(segment: Segment, at: number, template: readonly Segment[]): Segment {
  return segment.key === 'inbox' && template[at - 1]?.key === 'mailfolders' ? ID : segment;
}

function open(methods: Methods, grant: Grant, path: GrantedPath): void {
  for (const method of grant.methods) {
    const entry = methods.get(method) ?? { delegated: [], application: [], personal: [] };
    methods.set(method, entry);
    for (const scheme of grant.schemes) add(entry[scheme], openingOf(grant, path, scheme));
  }
}

function openingOf(grant: Grant, { least, alsoRequires }: GrantedPath, scheme: Scheme): Opening {
  return {
    name: grant.name,
    isResourceSpecific: grant.isResourceSpecific,
    isLeast: least.includes(scheme),
    level: grant.levels[scheme] ?? Number.POSITIVE_INFINITY,
    methods: grant.methods.length,
    alsoRequires,
  };
}

/** A permission may open the same path by several sets: the best mark and the narrowest set of them count. */
function add(openings: Opening[], opening: Opening): void {
  const at = openings.findIndex(({ name }) => name === opening.name);
  const known = openings[at];
  if (known === undefined) {
    openings.push(opening);
    return;
  }
  openings[at] = {
    ...known,
    isLeast: known.isLeast || opening.isLeast,
    methods: Math.min(known.methods, opening.methods),
    alsoRequires: [...new Set([...known.alsoRequires, ...opening.alsoRequires])],
  };
}

function correct(methodsAt: (path: string) => Methods | undefined): void {
  for (const { path, methods, name, ...changes } of CORRECTIONS) {
    const known = methodsAt(path);
    for (const method of methods) {
      for (const openings of Object.values(known?.get(method) ?? {})) {
        const at = openings.findIndex((opening) => opening.name === name);
        const opening = openings[at];
        if (opening !== undefined) openings[at] = { ...opening, ...changes };
      }
    }
  }
}

/**
 * Where only what a Teams app gets by being installed is marked for the app, the mark of the delegated permission of that name stands in:
 * `Team.ReadBasic.All`, and `Chat.Read.All` for `Chat.Read`.
 */
function borrowMarks({ application, delegated }: Entry): void {
  if (application.some(({ isLeast, isResourceSpecific }) => isLeast && !isResourceSpecific)) return;
  const marked = new Set(delegated.flatMap(({ name, isLeast }) => (isLeast ? [name, `${name}.All`] : [])));
  for (const [at, opening] of application.entries()) {
    if (marked.has(opening.name)) application[at] = { ...opening, isLeast: true };
  }
}

function sort(methods: Methods): void {
  for (const [method, entry] of methods) {
    borrowMarks(entry);
    const compare = compareOpenings(method);
    for (const openings of Object.values(entry)) if (openings.length > 1) openings.sort(compare);
  }
}
