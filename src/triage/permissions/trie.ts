import { isValue, type Segment, withoutNamespace } from './segments.ts';

/** A place in the tree of known paths; `value` is set where a path ends. */
export interface Node<T> {
  words: Map<string, Node<T>> | undefined;
  id: Node<T> | undefined;
  value: T | undefined;
}

/** Counts what a look-up costs, so that no input can make it long. */
export interface Budget {
  steps: number;
}

/** Enough for every path of the full data; far too little to be felt. */
export const STEP_BUDGET = 500;

export function newNode<T>(): Node<T> {
  return { words: undefined, id: undefined, value: undefined };
}

/** The node at the end of a template, made if it is not there. */
export function place<T>(root: Node<T>, template: readonly Segment[]): Node<T> {
  let node = root;
  for (const { key } of template) {
    const next = childOf(node, key) ?? newNode<T>();
    if (key === '{id}') node.id = next;
    else (node.words ??= new Map()).set(key, next);
    node = next;
  }
  return node;
}

function childOf<T>(node: Node<T>, key: string): Node<T> | undefined {
  return key === '{id}' ? node.id : node.words?.get(key);
}

/**
 * What is known at a path: a literal segment before `{id}`, going back where that leads nowhere, until the budget is spent.
 * A function, a type or a `$` segment never stands for an id; the prefix `microsoft.graph.` may be left out or put in.
 */
export function find<T>(root: Node<T>, segments: readonly Segment[], budget: Budget): T | undefined {
  return walk(root, 0);

  function walk(node: Node<T>, at: number): T | undefined {
    budget.steps += 1;
    if (budget.steps > STEP_BUDGET) return undefined;
    const segment = segments[at];
    if (segment === undefined) return node.value;
    const word = node.words?.get(segment.key) ?? node.words?.get(withoutNamespace(segment.key));
    const found = word === undefined ? undefined : walk(word, at + 1);
    if (found !== undefined || node.id === undefined || !isValue(segment)) return found;
    return walk(node.id, at + 1);
  }
}
