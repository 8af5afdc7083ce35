import type { PermissionKind } from '../evidence.ts';

/** In whose name a permission is used: a user's of a work or school account, the app's own, a personal account's. */
export type Scheme = PermissionKind | 'personal';
export const SCHEMES: readonly Scheme[] = ['delegated', 'application', 'personal'];

/** One path that a grant opens, and what is said of the permission on this path alone. */
export interface GrantedPath {
  /** E.g. `/users/{id}/messages`. */
  readonly path: string;
  /** The schemes in which the permission is marked as least privileged here. */
  readonly least: readonly Scheme[];
  /** Permissions of which one is needed together with this one. */
  readonly alsoRequires: readonly string[];
}

/** A permission with the methods, schemes and paths that it opens; every combination of the three. */
export interface Grant {
  readonly name: string;
  /** Consented by installing a Teams app, not at the app registration; never a scope. */
  readonly isResourceSpecific: boolean;
  /** Upper case. */
  readonly methods: readonly string[];
  readonly schemes: readonly Scheme[];
  /** 1 (low) to 5. */
  readonly levels: Readonly<Partial<Record<Scheme, number>>>;
  readonly paths: readonly GrantedPath[];
}

export type Source = 'built-in' | 'file';

/** What is known of permissions, whichever way it came. */
export interface PermissionData {
  readonly source: Source;
  /** The day of the data, e.g. `2026-08-07`. */
  readonly date: string;
  readonly grants: readonly Grant[];
}

/** A permission as it stands at one method of one path, in one scheme. */
export interface Opening {
  readonly name: string;
  readonly isResourceSpecific: boolean;
  readonly isLeast: boolean;
  readonly level: number;
  /** How many methods its set holds: a wide set says less about each of them. */
  readonly methods: number;
  readonly alsoRequires: readonly string[];
}

/** The permissions of one method at one path, each list with the best suggestion first. */
export type Openings = Readonly<Record<Scheme, readonly Opening[]>>;
