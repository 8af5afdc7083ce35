import type { PermissionKind } from '../evidence.ts';
import type { Source } from './model.ts';

/** Permissions of which any one is enough, the best suggestion first. */
export interface Suggestion {
  readonly least: string;
  readonly others: readonly string[];
  /** One of these is needed together with `least`. */
  readonly alsoNeeds?: readonly string[];
  /** Enough for one team, chat or user where a Teams app with this permission is installed. Never a scope, never in a consent link. */
  readonly resourceSpecific?: readonly string[];
}

/** Why nothing can be said. */
export type UnknownReason =
  | 'no-path'
  | 'no-method'
  | 'not-graph'
  /** The data does not hold this method at this path. That does not mean that no permission is needed. */
  | 'not-in-data'
  /** Only what a Teams app gets by being installed opens it. */
  | 'resource-specific-only'
  /** The caller holds a permission for selected sites, lists or files: whether this is one of them is not known. */
  | 'selected-permission'
  | 'no-access-token'
  | 'other-audience'
  /** Whether a user took part is not known. */
  | 'kind-not-known'
  /** Which permissions the caller holds is not known. */
  | 'held-not-known';

/**
 * On what "no application permission" rests: the data alone (which has gaps, so it proves nothing),
 * that `/me` is the signed-in user, or that OneNote gave up app-only access on 2025-03-31.
 */
export type Basis = 'data' | 'me' | 'onenote';

export type Finding =
  | {
      readonly kind: 'satisfied';
      /** The permission that the caller holds. */
      readonly by: string;
      readonly access: PermissionKind;
      /** The listed permission that `by` includes, when `by` itself is not listed. */
      readonly covers?: string;
      /** Enough for what is the user's own only; the request names a user, who may be another. */
      readonly ownOnly?: true;
      /** One of these is needed, too, and none is held: then this finding does not rule a missing permission out. */
      readonly alsoNeeds?: readonly string[];
    }
  | ({ readonly kind: 'missing'; readonly access: PermissionKind } & Suggestion)
  | {
      readonly kind: 'wrong-kind';
      /** The permission that would do if it were of the kind that the call needs. */
      readonly name: string;
      readonly has: PermissionKind;
      readonly needs: PermissionKind;
    }
  | { readonly kind: 'no-application-permission'; readonly basis: Basis; readonly instead?: Suggestion }
  | { readonly kind: 'no-delegated-permission'; readonly instead?: Suggestion }
  | { readonly kind: 'not-for-personal-accounts' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

/** Where the data comes from and of which day it is. */
export interface Provenance {
  readonly source: Source;
  readonly date: string;
}

/** What the data says of a request and of who made it. */
export type Verdict = Finding & Provenance;
