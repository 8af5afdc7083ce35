import { baseOf, batchAnswers, batchRequests, failedAnswers } from './batch.ts';
import { readHar } from './har.ts';
import type { Json } from './json-reader.ts';
import { findObjects } from './json.ts';
import type { Root } from './json.ts';
import { MAX_PARTS } from './part.ts';
import type { Part, Parts } from './part.ts';

/**
 * The failed calls in HAR files and `$batch` answers of a paste, and the text outside of them; nothing when it holds none of these.
 * `found` are the objects of the text. A HAR or a batch in which all is well has no parts: then only what stands outside counts.
 */
export function readContainers(text: string, found: readonly Root[]): Parts | undefined {
  if (!/response|entries/.test(text)) return undefined;
  const roots = found.map((root) => ({ root, objects: objectsOf(root) }));
  const requests = roots.flatMap(({ objects }) => batchRequests(objects));
  const base = baseOf(text);
  const parts: Part[] = [];
  const inside: Root[] = [];
  const signIns: string[] = [];
  let containers = 0;
  for (const { root, objects } of roots) {
    const har = readHar(root.object);
    const answers = har === undefined ? batchAnswers(objects) : [];
    if (har === undefined && answers.length === 0 && batchRequests(objects).length === 0) continue;
    inside.push(root);
    parts.push(...(har?.failed ?? []));
    signIns.push(...(har?.signIns ?? []));
    if (har !== undefined) containers += 1;
    for (const list of answers) {
      if (parts.length >= MAX_PARTS) break;
      // the first answers belong to the first requests; later ones may share the last
      parts.push(...failedAnswers(list, requests[Math.min(containers, requests.length - 1)], base));
      containers += 1;
    }
  }
  if (containers === 0) return undefined;
  return { parts: parts.slice(0, MAX_PARTS), around: `${without(text, inside)}\n${onlyOf(signIns)}`, hasSuccess: true };
}

/** The object, and those in its strings: an answer that was printed as a string. */
function objectsOf({ object, strings }: Root): readonly Readonly<Json>[] {
  const inner = strings.filter((string) => /responses|requests/.test(string)).flatMap((string) => findObjects(string));
  return [object, ...inner];
}

function without(text: string, roots: readonly Root[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of roots) {
    kept += `${text.slice(at, start)}\n`;
    at = end;
  }
  return kept + text.slice(at);
}

/** Of several sign-ins nobody knows which one a call belongs to. */
export function onlyOf(signIns: readonly string[]): string {
  return signIns.length === 1 ? (signIns[0] ?? '') : '';
}
