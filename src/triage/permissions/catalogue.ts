import { addressesOf } from './aliases.ts';
import { type Correction, CORRECTIONS } from './corrections.ts';
import type { Grant, GrantedPath, Opening, Openings, Scheme } from './model.ts';
import { compareOpenings } from './order.ts';
import { ID, type Segment, segmentsOf } from './segments.ts';
import { type Budget, find, newNode, type Node, place } from './trie.ts';

/** A path of the data: all that opens it, and, once somebody asks for a method, the lists of that method in order. */
interface Place {
  readonly sources: [grant: Grant, path: GrantedPath][];
  corrections: Correction[] | undefined;
  ordered: Map<string, Openings> | undefined;
}

/** Method and path -> the permissions that open it. */
export interface Catalogue {
  readonly root: Node<Place>;
}

/**
 * Turns grants around: from "this permission opens these paths" to "this path is opened by these permissions".
 * A template that cannot be read is left out. The lists are put in order when they are first asked for: most never are.
 */
export function catalogue(grants: readonly Grant[]): Catalogue {
  const root = newNode<Place>();
  const places = new Map<string, Place | undefined>();
  const placeOf = (path: string): Place | undefined => {
    const known = places.get(path);
    if (known !== undefined || places.has(path)) return known;
    const made = placeAt(root, path);
    places.set(path, made);
    return made;
  };
  for (const grant of grants) for (const path of grant.paths) placeOf(path.path)?.sources.push([grant, path]);
  for (const correction of CORRECTIONS) {
    const known = placeOf(correction.path);
    if (known !== undefined) (known.corrections ??= []).push(correction);
  }
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
    const known = find(root, address, budget);
    const openings = known && orderedOf(known, method);
    if (openings !== undefined) return openings;
  }
  return undefined;
}

function placeAt(root: Node<Place>, path: string): Place | undefined {
  const template = segmentsOf(path);
  if (template === undefined || template.length === 0) return undefined;
  const node = place(root, template.map(generalize));
  node.value ??= { sources: [], corrections: undefined, ordered: undefined };
  return node.value;
}

/** Intake masks the name of a well-known folder like any other id. */
function generalize(segment: Segment, at: number, template: readonly Segment[]): Segment {
  return segment.key === 'inbox' && template[at - 1]?.key === 'mailfolders' ? ID : segment;
}

/** Only what the data knows is remembered, so that no input can fill the memory. */
function orderedOf(known: Place, method: string): Openings | undefined {
  const before = known.ordered?.get(method);
  if (before !== undefined) return before;
  const openings = order(known, method);
  if (openings !== undefined) (known.ordered ??= new Map()).set(method, openings);
  return openings;
}

function order({ sources, corrections = [] }: Place, method: string): Openings | undefined {
  const opening = sources.filter(([grant]) => grant.methods.includes(method));
  if (opening.length === 0) return undefined;
  const valid = corrections.filter(({ methods }) => methods.includes(method));
  const listOf = (scheme: Scheme): readonly Opening[] =>
    merge(opening.filter(([grant]) => grant.schemes.includes(scheme)).map(([grant, path]) => openingOf(grant, path, scheme))).map(
      (each) => corrected(each, valid),
    );
  const compare = compareOpenings(method);
  const delegated = listOf('delegated');
  return {
    delegated: delegated.toSorted(compare),
    application: withBorrowedMarks(listOf('application'), delegated).toSorted(compare),
    personal: listOf('personal').toSorted(compare),
  };
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

function corrected(opening: Opening, corrections: readonly Correction[]): Opening {
  const { isLeast = opening.isLeast, alsoRequires = opening.alsoRequires } =
    corrections.find(({ name }) => name === opening.name) ?? {};
  return { ...opening, isLeast, alsoRequires };
}

/** A permission may open the same path by several sets: the best mark and the narrowest set of them count. */
function merge(openings: readonly Opening[]): readonly Opening[] {
  const byName = new Map<string, Opening>();
  for (const opening of openings) {
    const known = byName.get(opening.name);
    byName.set(opening.name, known === undefined ? opening : both(known, opening));
  }
  return [...byName.values()];
}

function both(one: Opening, other: Opening): Opening {
  return {
    ...one,
    isLeast: one.isLeast || other.isLeast,
    methods: Math.min(one.methods, other.methods),
    alsoRequires: [...new Set([...one.alsoRequires, ...other.alsoRequires])],
  };
}

/**
 * Where only what a Teams app gets by being installed is marked for the app, the mark of the delegated permission of that name stands in:
 * `Team.ReadBasic.All`, and `Chat.Read.All` for `Chat.Read`.
 */
function withBorrowedMarks(application: readonly Opening[], delegated: readonly Opening[]): readonly Opening[] {
  if (application.some(({ isLeast, isResourceSpecific }) => isLeast && !isResourceSpecific)) return application;
  const marked = new Set(delegated.flatMap(({ name, isLeast }) => (isLeast ? [name, `${name}.All`] : [])));
  return application.map((opening) => (marked.has(opening.name) ? { ...opening, isLeast: true } : opening));
}
