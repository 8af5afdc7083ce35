import { accessOf, isGuest, isPersonal } from './claims.ts';
import type { Params } from './causes/define-cause.ts';
import type { Evidence } from './evidence.ts';
import { claimsOf } from './evidence.ts';
import { causeOfCode } from './knowledge/aadsts.ts';
import { audienceOf, calledApi, isGraphAudience } from './knowledge/audiences.ts';
import { type MessageId, MESSAGES } from './knowledge/messages.ts';
import type { PermissionObservation } from './permission-observations.ts';
import type { CauseId } from './causes/index.ts';

type Match = Params | boolean | undefined;
type Observe = (evidence: Evidence, now: number) => Match;

const APP_ONLY_FLOWS: readonly unknown[] = ['client-credentials', 'managed-identity'];

/** The call acts for the app alone: the token says so, else the flow, else the account type that was answered. */
export function isAppOnly(evidence: Evidence): boolean {
  const access = accessOfToken(evidence);
  if (access !== undefined) return access === 'app-only';
  if (evidence.flow !== undefined) return APP_ONLY_FLOWS.includes(evidence.flow);
  return evidence.account === 'app-only';
}

/** The call acts for a signed-in user. Both this and `isAppOnly` are false while nothing tells. */
export function isDelegated(evidence: Evidence): boolean {
  const access = accessOfToken(evidence);
  if (access !== undefined) return access === 'delegated';
  if (evidence.flow !== undefined) return !APP_ONLY_FLOWS.includes(evidence.flow);
  return evidence.account !== undefined && evidence.account !== 'app-only';
}

function accessOfToken(evidence: Evidence): 'delegated' | 'app-only' | undefined {
  const claims = claimsOf(evidence);
  if (claims === undefined || evidence.token?.kind !== 'access-token') return undefined;
  const access = accessOf(claims);
  return access === 'unknown' ? undefined : access;
}

/** The answer came from the token endpoint: no access token was issued, so no API has refused anything yet. */
export function isSignInError(evidence: Evidence): boolean {
  return (
    (evidence.aadsts?.length ?? 0) > 0 || (evidence.oauthError !== undefined && evidence.oauthError !== 'insufficient_claims')
  );
}

function path(evidence: Evidence, pattern: RegExp): boolean {
  return pattern.test(evidence.request?.path ?? '');
}

/** Permissions in the token, else those that the refusal saw. What is granted, as the person says, need not be in the token. */
export function permissionsHeld(evidence: Evidence): readonly string[] | undefined {
  const claims = claimsOf(evidence);
  const inToken = claims && [...(claims.scp ?? []), ...(claims.roles ?? [])];
  return inToken?.length ? inToken : evidence.required?.present;
}

function instant(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time / 1000;
}

const says =
  (id: MessageId): Observe =>
  (evidence) =>
    evidence.messages?.includes(id) ?? false;
const messageObservations = Object.fromEntries(
  (Object.keys(MESSAGES) as MessageId[]).map((id) => [`says-${id}`, says(id)]),
) as Readonly<Record<`says-${MessageId}`, Observe>>;

const tokenObservations = {
  'audience-is-other': (e) => {
    const aud = claimsOf(e)?.aud[0];
    const api = calledApi(e);
    if (e.token?.kind !== 'access-token' || aud === undefined || api === undefined) return undefined;
    return audienceOf(aud, api) === 'other' && { aud, host: api.host };
  },
  'audience-is-not-graph': (e) => {
    const aud = claimsOf(e)?.aud[0];
    return (
      e.token?.kind === 'access-token' && aud !== undefined && calledApi(e) === undefined && !isGraphAudience(aud) && { aud }
    );
  },
  'audience-is-called-api': (e) => {
    const aud = claimsOf(e)?.aud[0];
    const api = calledApi(e);
    return aud !== undefined && api !== undefined && audienceOf(aud, api) === 'same' && { aud };
  },
  'token-ended-before-error': (e) => {
    const exp = claimsOf(e)?.exp;
    const at = instant(e.ids?.timestamp);
    return exp !== undefined && at !== undefined && exp <= at && { exp: { time: exp }, at: { time: at } };
  },
  'token-ended-by-now': (e, now) => {
    const exp = claimsOf(e)?.exp;
    return exp !== undefined && e.ids?.timestamp === undefined && exp <= now / 1000 && { exp: { time: exp } };
  },
  'token-lived-at-error': (e) => {
    const exp = claimsOf(e)?.exp;
    const at = instant(e.ids?.timestamp);
    return exp !== undefined && at !== undefined && exp > at && { exp: { time: exp }, at: { time: at } };
  },
  'token-is-id-token': (e) => e.token?.kind === 'id-token',
  'token-is-no-token': (e) =>
    e.token !== undefined && ['malformed', 'saml', 'refresh-or-code', 'client-secret', 'empty'].includes(e.token.kind),
  'token-is-opaque-personal': (e) => e.token?.kind === 'opaque-personal',
  'token-is-personal': (e) => {
    const claims = claimsOf(e);
    return claims !== undefined && isPersonal(claims);
  },
  'token-is-guest': (e) => {
    const claims = claimsOf(e);
    return claims !== undefined && isGuest(claims);
  },
  'required-not-in-token': (e) => {
    const held = permissionsHeld(e);
    if (e.required === undefined || held === undefined) return undefined;
    return !e.required.anyOf.some((name) => held.includes(name)) && { needed: e.required.anyOf, held };
  },
  'required-named': (e) => e.required !== undefined && permissionsHeld(e) === undefined && { needed: e.required.anyOf },
  'required-in-token': (e) => {
    const held = claimsOf(e) && permissionsHeld(e);
    const name = e.required?.anyOf.find((needed) => held?.includes(needed));
    return name !== undefined && { name };
  },
  'kind-differs-from-token': (e) => {
    const access = accessOfToken(e);
    if (access === undefined || e.permissionKind === undefined) return undefined;
    return (access === 'app-only') !== (e.permissionKind === 'application') && { access, kind: e.permissionKind };
  },
  'kind-differs-from-flow': (e) => {
    if (accessOfToken(e) !== undefined || e.flow === undefined || e.permissionKind === undefined) return undefined;
    return isAppOnly(e) !== (e.permissionKind === 'application') && { flow: e.flow, kind: e.permissionKind };
  },
  'selected-permission': (e) => {
    const held = permissionsHeld(e) ?? e.granted;
    const name = held?.find((permission) => permission.endsWith('.Selected'));
    return name !== undefined && { name };
  },
  'challenge-revoked': (e) => e.challenge?.notBefore !== undefined && { before: { time: e.challenge.notBefore } },
  'challenge-asks': (e) => e.challenge !== undefined && e.challenge.notBefore === undefined && { asks: e.challenge.asks },
  'token-may-predate-change': (e) => {
    const iat = claimsOf(e)?.iat;
    return e.changed === 'yes' && iat !== undefined && { iat: { time: iat } };
  },
  'changed-after-grant': (e) => e.changed === 'yes' && e.consent === 'granted',
} as const satisfies Readonly<Record<string, Observe>>;

/** The request sets a password or a password method, by its body or by its path. */
export function changesPassword({ request }: Evidence): boolean {
  const called = request?.path ?? '';
  return (
    request?.changesPassword === true ||
    /\/(changePassword|resetPassword|validatePassword)$/i.test(called) ||
    (/\/authentication\/passwordMethods/i.test(called) && request?.method !== 'GET')
  );
}

const requestObservations = {
  'me-without-user': (e) => path(e, /^\/me(\/|$)/) && isAppOnly(e),
  'changes-password': changesPassword,
  'updates-user': (e) => e.request?.method === 'PATCH' && path(e, /^\/(me|users\/\{id\})$/),
  'reads-authentication-methods': (e) => path(e, /\/authentication(\/|$)/i),
  'teams-messages-app-only': (e) => isAppOnly(e) && path(e, /\/(chats|channels)\/.*messages|getAllMessages/i),
  'teams-messages-delegated': (e) => isDelegated(e) && path(e, /^\/(teams|chats)\/\{id\}/),
  'meeting-app-only': (e) => isAppOnly(e) && path(e, /\/onlineMeetings|\/communications\//i),
  'mailbox-of-another': (e) =>
    isDelegated(e) && path(e, /^\/users\/\{id\}\/(messages|mailFolders|calendar|events|contacts|mailboxSettings|sendMail)/i),
  'mailbox-app-only': (e) =>
    isAppOnly(e) && path(e, /^\/users\/\{id\}\/(messages|mailFolders|calendar|events|contacts|mailboxSettings|sendMail)/i),
  'site-or-drive': (e) => path(e, /^\/(sites|drives|shares)\/|\/drive(\/|$)/i),
  'site-search-app-only': (e) =>
    isAppOnly(e) && path(e, /^\/sites$/) && (e.request?.query ?? []).some((name) => /^\$?search$/i.test(name)),
  'onenote-app-only': (e) => isAppOnly(e) && path(e, /\/onenote(\/|$)/i),
  'premium-report': (e) =>
    path(e, /^\/(auditLogs\/signIns|identityProtection|riskyUsers|riskDetections|reports\/authenticationMethods)/i),
  'intune-request': (e) => path(e, /^\/device(Management|AppManagement)/i),
  'sensitive-admin-request': (e) =>
    path(e, /^\/(roleManagement|directoryRoles|policies|directory\/|identity\/)/i) && isDelegated(e),
  'host-of-national-cloud': (e) =>
    e.request?.cloud !== undefined && e.request.cloud !== 'global' && { host: e.request.host ?? '' },
  'host-is-not-graph': (e) => e.request?.host !== undefined && e.request.cloud === undefined && { host: e.request.host },
} as const satisfies Readonly<Record<string, Observe>>;

const answerObservations = {
  'sign-in-error': isSignInError,
  'token-was-accepted': (e) =>
    e.status === 403 && ['says-insufficient-privileges', 'says-missing-scope', 'says-missing-role'].some((id) => observed(e, id)),
  'status-402': (e) => e.status === 402,
  'status-429': (e) => e.status === 429,
  'status-5xx': (e) => e.status !== undefined && e.status >= 500 && { status: e.status },
  'status-409': (e) => e.status === 409,
  'app-only': isAppOnly,
  delegated: isDelegated,
} as const satisfies Readonly<Record<string, Observe>>;

function observed(evidence: Evidence, id: string): boolean {
  return (evidence.messages as readonly string[] | undefined)?.includes(id.replace('says-', '')) ?? false;
}

/**
 * Every observation that a cause may weigh: a test of one fact of the evidence that returns the parameters for its words.
 * An observation judges nothing; what it means for a cause stands in the file of that cause. Words: `because.<id>`.
 */
export const OBSERVATIONS = { ...messageObservations, ...tokenObservations, ...requestObservations, ...answerObservations };
/** The observations that are tests; a message is observed by being there. */
export const TESTS = Object.entries({ ...tokenObservations, ...requestObservations, ...answerObservations }) as readonly [
  ObservationId,
  Observe,
][];
export type ObservationId = keyof typeof OBSERVATIONS | PermissionObservation | 'known-error' | 'oauth-class';

/** The AADSTS codes of the evidence that point to a cause. */
export function codesFor(evidence: Evidence, cause: CauseId): readonly number[] {
  return (evidence.aadsts ?? []).filter((code) => causeOfCode(code) === cause);
}
