import type { Params } from './causes/define-cause.ts';
import { isPersonal } from './claims.ts';
import { claimsOf, type Evidence } from './evidence.ts';
import { isAppOnly, isDelegated, isSignInError, permissionsHeld } from './observations.ts';
import type { Permissions } from './permissions/permissions.ts';
import type { Verdict } from './permissions/verdict.ts';

/** What the published permissions say of the call. Words: `because.<id>`. */
export const PERMISSION_OBSERVATIONS = [
  'permission-lacking',
  'permission-not-granted',
  'permission-held',
  'permission-granted',
  'permission-own-only',
  'permission-second-needed',
  'permission-of-other-kind',
  'permission-of-other-kind-granted',
  'no-application-permission',
  'no-delegated-permission',
  'personal-token-not-served',
  'personal-account-not-served',
] as const;
export type PermissionObservation = (typeof PERMISSION_OBSERVATIONS)[number];
type Observed = readonly [PermissionObservation, Params];

/** More names than these on one line help nobody. */
const MOST_NAMES = 4;

/**
 * What published data says of the request and of the permissions that the token holds, or that somebody says are granted.
 * What the token holds is a fact; what is said to be granted may be incomplete, so the two are different observations.
 * Says nothing of a sign-in error, of a request that the data does not hold, and of anything but permissions.
 */
export function observePermission(evidence: Evidence, permissions: Permissions): Observed | undefined {
  if (evidence.request?.path === undefined || isSignInError(evidence) || !isRefusal(evidence)) return undefined;
  const fromToken = permissionsHeld(evidence) !== undefined;
  const held = permissionsHeld(evidence) ?? evidence.granted;
  const verdict = permissions.check(evidence.request, evidence.token, {
    ...(isAppOnly(evidence) !== isDelegated(evidence) && { appOnly: isAppOnly(evidence) }),
    ...(held && { held }),
    ...(evidence.permissionKind && { heldKind: evidence.permissionKind }),
    ...(evidence.account === 'personal' && { personal: true }),
  });
  return observedIn(verdict, evidence, fromToken);
}

/** A fault or a throttled call says nothing of permissions, whatever the token lacks. */
function isRefusal({ status }: Evidence): boolean {
  return status === undefined || [400, 401, 403, 404].includes(status);
}

function observedIn(verdict: Verdict, evidence: Evidence, fromToken: boolean): Observed | undefined {
  const { date } = verdict;
  switch (verdict.kind) {
    case 'missing':
      return [
        fromToken ? 'permission-lacking' : 'permission-not-granted',
        { least: verdict.least, others: verdict.others.slice(0, MOST_NAMES), date },
      ];
    case 'satisfied':
      return satisfied(verdict, fromToken);
    case 'wrong-kind':
      return [
        fromToken && evidence.token !== undefined ? 'permission-of-other-kind' : 'permission-of-other-kind-granted',
        { name: verdict.name, has: verdict.has, needs: verdict.needs, date },
      ];
    case 'no-application-permission':
      return verdict.basis === 'data' ? ['no-application-permission', { date }] : undefined;
    case 'no-delegated-permission':
      return ['no-delegated-permission', { date }];
    case 'not-for-personal-accounts': {
      const claims = claimsOf(evidence);
      const isCertain = claims !== undefined && isPersonal(claims);
      return [isCertain ? 'personal-token-not-served' : 'personal-account-not-served', { date }];
    }
    case 'unknown':
      return undefined;
  }
}

function satisfied(verdict: Extract<Verdict, { kind: 'satisfied' }>, fromToken: boolean): Observed {
  const { by, date } = verdict;
  if (verdict.alsoNeeds !== undefined)
    return ['permission-second-needed', { by, needed: verdict.alsoNeeds.slice(0, MOST_NAMES), date }];
  if (verdict.ownOnly) return ['permission-own-only', { by, date }];
  return [fromToken && verdict.covers === undefined ? 'permission-held' : 'permission-granted', { by, date }];
}
