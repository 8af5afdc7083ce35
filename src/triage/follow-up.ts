import { isClosed } from './answers.ts';
import type { OpenQuestion, QuestionId } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import { diagnose } from './diagnose.ts';
import { type Evidence, type Field, withFacts, withoutFact } from './evidence.ts';
import { redact } from './intake/redact.ts';
import type { Permissions } from './permissions/permissions.ts';

/**
 * The most that is kept of one failing call, as JSON. The claims of a real token are far below, since a token has at most 16 KB;
 * made-up claims with hundreds of roles are not, and would swell the state.
 */
const LARGEST = 12_288;
const MOST_PERMISSIONS = 50;

/** What each open question brings. It goes when the answer is taken back. */
const BROUGHT: Readonly<Record<OpenQuestion, readonly Field[]>> = {
  text: ['graphError', 'aadsts', 'oauthError', 'suberror', 'messages', 'required', 'challenge'],
  request: ['request'],
  granted: ['granted'],
  token: ['token'],
};

/** Evidence with what was read beside it; newer facts replace older ones, and each keeps its origin. Claims of no token's size are not kept. */
export function merge(evidence: Evidence, { from, ...facts }: Evidence): Evidence {
  const merged = { ...withFacts(evidence, facts, 'paste'), from: { ...evidence.from, ...from } };
  if (JSON.stringify(merged).length <= LARGEST) return merged;
  return withFacts(merged, { token: { kind: 'malformed', reason: 'too-long' } }, 'token');
}

/** Evidence without the answer to a question. What a paste says about a closed question stays until something replaces it. */
export function takenBack(evidence: Evidence, question: QuestionId): Evidence {
  if (!isClosed(question)) return BROUGHT[question].reduce(withoutFact, evidence);
  return evidence.from?.[question] === 'answer' ? withoutFact(evidence, question) : evidence;
}

/**
 * Whether a paste is about another failure than the one that is known: another status, code or request id, or a refused call after a
 * refused sign-in. What was merely unknown before adds to the case.
 */
export function namesAnotherError(known: Evidence, read: Evidence): boolean {
  const differs = (a: unknown, b: unknown) => a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b);
  const isCall = ({ graphError, aadsts }: Evidence) => graphError?.code !== undefined && aadsts === undefined;
  const isSignIn = ({ graphError, aadsts }: Evidence) => aadsts !== undefined && graphError?.code === undefined;
  return (
    (isSignIn(known) && isCall(read)) ||
    (isCall(known) && isSignIn(read)) ||
    differs(known.status, read.status) ||
    differs(known.aadsts, read.aadsts) ||
    differs(known.graphError?.code, read.graphError?.code) ||
    differs(known.oauthError, read.oauthError) ||
    differs(known.ids?.requestId, read.ids?.requestId)
  );
}

/** The causes that did not help and stay out: one that only the newer evidence proves comes back. */
export function stillTried(
  tried: readonly CauseId[],
  [before, after]: readonly [Evidence, Evidence],
  { now, permissions }: { readonly now: number; readonly permissions: Permissions },
): readonly CauseId[] {
  const provenBy = (evidence: Evidence) =>
    diagnose(evidence, now, permissions).find(({ verdict }) => verdict === 'proven')?.cause;
  const news = tried.length === 0 ? undefined : provenBy(after);
  return news === undefined || news === provenBy(before) ? tried : tried.filter((cause) => cause !== news);
}

/** The permissions in what a person wrote, e.g. `Mail.ReadWrite`: whole words with a dot, after redaction, since a token has dots as well. */
export function permissionsIn(text: string): readonly string[] {
  const names = redact(text).match(/(?<![\w.<@/-])[A-Za-z][\w-]{0,59}(?:\.[A-Za-z][\w-]{0,59}){1,4}(?![\w@/-])/g) ?? [];
  return names.filter((name) => name.length <= 60).slice(0, MOST_PERMISSIONS);
}
