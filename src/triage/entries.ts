import { diagnose, type Finding } from './diagnose.ts';
import type { Evidence } from './evidence.ts';
import type { CauseId } from './causes/index.ts';
import { CAUSES } from './causes/index.ts';
import { OPERATIONS } from './permissions/operations/index.ts';
import { CODES_BY_CAUSE, OTHER_CODES } from './knowledge/aadsts.ts';
import { NAMES } from './knowledge/aadsts-names.ts';
import { ERROR_ROWS, type ErrorRow } from './knowledge/error-rows.ts';
import { GRAPH_ERROR_CODES, STATUS_OF_CODE } from './knowledge/graph-errors.ts';
import { OAUTH_ERRORS } from './knowledge/oauth-errors.ts';

/** One thing that can be looked up without an error at hand. */
export type Entry =
  | { readonly kind: 'aadsts'; readonly code: number; readonly name?: string; readonly causes: readonly CauseId[] }
  /** A code of Microsoft Graph or of an OAuth answer, with the statuses that it was seen with. */
  | { readonly kind: 'error'; readonly code: string; readonly statuses: readonly number[]; readonly causes: readonly CauseId[] }
  | { readonly kind: 'cause'; readonly causes: readonly [CauseId] }
  | { readonly kind: 'request'; readonly method: string; readonly path: string };

const MOST_CAUSES = 3;

/** Everything that Graph Triage knows by name, made of its tables: causes, error codes, sign-in errors, requests. Pure; holds no words. */
export function entries(): readonly Entry[] {
  return [...causes(), ...errors(), ...signInErrors(), ...requests()];
}

function* causes(): Iterable<Entry> {
  for (const { id } of CAUSES) yield { kind: 'cause', causes: [id] };
}

function* errors(): Iterable<Entry> {
  const codes = new Map<string, string>();
  for (const code of [...GRAPH_ERROR_CODES, ...ERROR_ROWS.flatMap((row) => row.code ?? []), ...Object.keys(OAUTH_ERRORS)])
    if (!codes.has(code.toLowerCase())) codes.set(code.toLowerCase(), code);
  for (const [folded, code] of codes) {
    const rows = ERROR_ROWS.filter((row) => row.code?.toLowerCase() === folded);
    const statuses = [...new Set(rows.flatMap(({ status }) => status ?? []))].toSorted((a, b) => a - b);
    const status = STATUS_OF_CODE[folded] ?? statuses[0];
    const said =
      folded in OAUTH_ERRORS ? { oauthError: code } : { graphError: { code }, ...(status !== undefined && { status }) };
    yield { kind: 'error', code, statuses, causes: causesOf(said, rows) };
  }
}

/**
 * What a triage would say of the code and its status alone. Where they speak for nothing: the causes that were reported with it,
 * special cases left out, in the order in which a triage would name them.
 */
function causesOf(said: Evidence, rows: readonly ErrorRow[]): readonly CauseId[] {
  const diagnosis = diagnose(said, 0).filter(({ verdict }) => verdict !== 'excluded');
  const judged = diagnosis.filter(({ findings }) => findings.some(isFor));
  const plain = rows.filter(({ variant, isHearsay }) => variant === undefined && isHearsay === undefined);
  const reported = new Set(plain.flatMap((row) => row.causes));
  const known = judged.length > 0 ? judged : diagnosis.filter(({ cause }) => reported.has(cause));
  return known.slice(0, MOST_CAUSES).map(({ cause }) => cause);
}

const isFor = ({ effect }: Finding): boolean => effect === 'for' || effect === 'proves';

function* signInErrors(): Iterable<Entry> {
  const known = new Map<number, CauseId[]>();
  for (const [cause, codes] of Object.entries(CODES_BY_CAUSE) as [CauseId, readonly number[]][])
    for (const code of codes) known.set(code, [...(known.get(code) ?? []), cause]);
  for (const code of [...OTHER_CODES, ...Object.keys(NAMES).map(Number)]) if (!known.has(code)) known.set(code, []);
  for (const [code, of] of [...known].toSorted(([a], [b]) => a - b)) {
    const name = NAMES[code];
    yield { kind: 'aadsts', code, ...(name !== undefined && { name }), causes: of };
  }
}

function* requests(): Iterable<Entry> {
  const seen = new Set<string>();
  for (const { methods, path } of OPERATIONS) {
    for (const method of methods) {
      if (seen.has(`${method} ${path}`)) continue;
      seen.add(`${method} ${path}`);
      yield { kind: 'request', method, path };
    }
  }
}
