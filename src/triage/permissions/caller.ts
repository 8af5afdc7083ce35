import type { Claims } from '../claims.ts';
import type { PermissionKind } from '../evidence.ts';
import { isGraphAudience } from '../knowledge/audiences.ts';
import type { TokenReading } from '../token.ts';
import { permissionNames } from './held.ts';

/** What is known of the caller besides the token. */
export interface Hint {
  /** By the flow or by an answer; the token knows better. */
  readonly appOnly?: boolean;
  /** Permissions that the refusal saw or that a person says are granted. */
  readonly held?: readonly string[];
  /** As which kind `held` was granted, if somebody looked it up. */
  readonly heldKind?: PermissionKind;
  readonly personal?: boolean;
}

/** In whose name the request was made, and with which permissions, as far as that is known. */
export interface Caller {
  readonly kind: PermissionKind | undefined;
  readonly isPersonal: boolean;
  /** Permissions that the token holds, or that stand for them when there is no token. */
  readonly held: readonly string[] | undefined;
  /** Permissions that are granted as a certain kind, whatever the token holds. */
  readonly granted: { readonly kind: PermissionKind; readonly names: readonly string[] } | undefined;
}

const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Reads the caller from the token, and from the hint where the token is silent; says why not when the token is not one for Graph. */
export function callerOf(token: TokenReading | undefined, hint: Hint): Caller | 'no-access-token' | 'other-audience' {
  const hinted = hint.appOnly === undefined ? undefined : kindOf(hint.appOnly);
  const names = hint.held === undefined ? undefined : permissionNames(hint.held);
  // `.default` alone names no permission
  const said = names?.length === 0 && (hint.held?.length ?? 0) > 0 ? undefined : names;
  const granted = hint.heldKind === undefined || said === undefined ? undefined : { kind: hint.heldKind, names: said };
  if (token?.kind === 'id-token') return 'no-access-token';
  if (token?.kind === 'opaque-personal') return { kind: 'delegated', isPersonal: true, held: said, granted };
  if (token?.kind !== 'access-token') {
    return { kind: hinted, isPersonal: hint.personal === true, held: heldWithoutToken(said, hint, hinted), granted };
  }
  const { claims, access } = token;
  if (claims.aud.length > 0 && !claims.aud.some(isGraphAudience)) return 'other-audience';
  const kind = access === 'unknown' ? hinted : kindOf(access === 'app-only');
  const isPersonal = claims.tid === undefined ? hint.personal === true : claims.tid === PERSONAL_TENANT;
  return { kind, isPersonal, held: heldBy(claims, kind), granted };
}

function kindOf(appOnly: boolean): PermissionKind {
  return appOnly ? 'application' : 'delegated';
}

/** What is granted as the other kind is not held. */
function heldWithoutToken(names: readonly string[] | undefined, { heldKind }: Hint, kind: PermissionKind | undefined) {
  return heldKind === undefined || heldKind === kind ? names : names && [];
}

/** In a user's token `roles` are the user's own roles, not permissions of the app. */
function heldBy({ scp, roles }: Claims, kind: PermissionKind | undefined): readonly string[] | undefined {
  if (kind === undefined) return undefined;
  return permissionNames((kind === 'application' ? roles : scp) ?? []);
}
