/**
 * The claims that Graph Triage keeps, and nothing else: no name, no mail address, no user name, no IP address.
 * Times are seconds since 1970 (UTC); lists are split; a claim of a wrong type is left out.
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export interface Claims {
  readonly aud: readonly string[];
  readonly iss?: string;
  readonly tid?: string;
  readonly ver?: string;
  /** The client app: `appid` (v1) or `azp` (v2). */
  readonly appid?: string;
  /** How the client proved itself: 0 public, 1 secret, 2 certificate. */
  readonly appidacr?: string;
  readonly idtyp?: string;
  readonly scp?: readonly string[];
  readonly roles?: readonly string[];
  /** Directory role template ids. */
  readonly wids?: readonly string[];
  readonly oid?: string;
  readonly idp?: string;
  /** 0 member, 1 guest. */
  readonly acct?: number;
  readonly iat?: number;
  readonly nbf?: number;
  readonly exp?: number;
  readonly xms_cc?: readonly string[];
  readonly acrs?: readonly string[];
  readonly amr?: readonly string[];
  readonly acr?: string;
  /** A user name claim was there (its value is not kept). */
  readonly namesUser?: boolean;
  /** The user name held `#EXT#`, as that of a guest does. */
  readonly guestName?: boolean;
  /** `oid` equals `sub`. */
  readonly oidIsSub?: boolean;
}

/** Whether a token acts for a user or for the app alone; `unknown` when the claims do not settle it. */
export type Access = 'delegated' | 'app-only' | 'unknown';
