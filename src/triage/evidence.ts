import type { Claims } from './claims.ts';
import type { MessageId } from './knowledge/messages.ts';
import type { TokenReading } from './token.ts';

/** The national clouds of Microsoft. @see https://learn.microsoft.com/graph/deployments */
export type Cloud = 'global' | 'us-gov' | 'us-dod' | 'china';

/**
 * The refused request, as far as it is known. Holds no id and no query value of the person's data:
 * every id in `path` reads `{id}`, and of the query only the parameter names are kept.
 */
export interface Request {
  /** Upper case, e.g. `GET`. */
  readonly method?: string;
  /** Lower case, e.g. `graph.microsoft.com`. */
  readonly host?: string;
  /** Set when `host` belongs to Microsoft Graph. */
  readonly cloud?: Cloud;
  readonly version?: 'v1.0' | 'beta';
  /** Without version, e.g. `/users/{id}/messages`. */
  readonly path?: string;
  /** Names only, e.g. `['$filter']`. */
  readonly query?: readonly string[];
  /** The pasted body or command changes a password. */
  readonly changesPassword?: boolean;
}

/** Code and message of a Graph error body, after redaction. */
export interface GraphError {
  readonly code?: string;
  readonly message?: string;
}

/** The permissions that the refusal itself names. */
export interface RequiredPermissions {
  readonly anyOf: readonly string[];
  /** What the service saw in the token; absent when the message does not say. */
  readonly present?: readonly string[];
  readonly kind?: PermissionKind;
}

/** A decoded claims challenge. @see https://learn.microsoft.com/entra/identity-platform/claims-challenge */
export interface Challenge {
  /** Tokens issued before this time (seconds, UTC) are revoked. */
  readonly notBefore?: number;
  /** Authentication contexts asked for, e.g. `c1`. */
  readonly contexts?: readonly string[];
  /** Names of everything asked for in `access_token`. */
  readonly asks: readonly string[];
}

/** What support needs to find the request again. No id of a person. */
export interface SupportIds {
  readonly requestId?: string;
  readonly clientRequestId?: string;
  readonly correlationId?: string;
  readonly traceId?: string;
  /** ISO 8601, UTC: the clock of the error itself. */
  readonly timestamp?: string;
  /** `x-ms-ags-diagnostic`: data centre and ring, as received. */
  readonly diagnostic?: string;
}

export type Flow = 'auth-code' | 'device-code' | 'implicit' | 'ropc' | 'obo' | 'client-credentials' | 'managed-identity';
export type Account = 'work' | 'personal' | 'guest' | 'app-only';
export type PermissionKind = 'delegated' | 'application';
export type Consent = 'granted' | 'not-granted';
export type Changed = 'yes' | 'no';
export type Reach = 'everything' | 'some-users' | 'some-resources' | 'some-requests';
export type Onset = 'never-worked' | 'stopped-suddenly' | 'after-a-while';
export type Role = 'admin' | 'not-admin';
export type Operation = 'read' | 'write' | 'sign-in' | 'password-or-auth-method';
export type Service =
  | 'directory'
  | 'mail-calendar'
  | 'teams'
  | 'files-sites'
  | 'devices'
  | 'security-reports'
  | 'own-api'
  | 'other';

/** Who called, for links and commands: public ids, which no cause weighs. Never an id of a person, never a name. */
export interface Caller {
  /** Client id of the app, a GUID. */
  readonly app: string;
  /** Id of the tenant that was signed in to, a GUID. */
  readonly tenant: string;
  /** The cloud of the sign-in host. @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
  readonly loginCloud: Cloud;
}

/** Everything that may be known of the failing call. */
export interface Facts extends Caller {
  readonly status: number;
  readonly graphError: GraphError;
  readonly aadsts: readonly number[];
  readonly oauthError: string;
  readonly suberror: string;
  /** Known service messages that were recognized, wherever they stood. */
  readonly messages: readonly MessageId[];
  readonly required: RequiredPermissions;
  readonly request: Request;
  readonly flow: Flow;
  readonly account: Account;
  readonly permissionKind: PermissionKind;
  readonly consent: Consent;
  readonly changed: Changed;
  readonly reach: Reach;
  readonly onset: Onset;
  readonly role: Role;
  readonly operation: Operation;
  readonly service: Service;
  /** Permissions that the person says are granted. */
  readonly granted: readonly string[];
  readonly token: TokenReading;
  readonly challenge: Challenge;
  readonly ids: SupportIds;
}

/** A fact that a cause may weigh, a question may bring, and a person may correct. */
export type Field = Exclude<keyof Facts, keyof Caller>;

/** Where a fact came from, so that a card can say so and a correction can replace it. */
export type Origin = 'paste' | 'answer' | 'token';

/**
 * What is known of the failing call: a flat record in which every field may be absent.
 * It never holds the pasted text, a token, a secret, a mail address or a user name.
 */
export type Evidence = Partial<Facts> & { readonly from?: Readonly<Partial<Record<keyof Facts, Origin>>> };

/** Evidence with further facts; a fact that is new replaces the old one of the same field, ids are added up. */
export function withFacts(evidence: Evidence, facts: Partial<Facts>, origin: Origin): Evidence {
  const from = { ...evidence.from };
  for (const field of Object.keys(facts) as Field[]) from[field] = origin;
  const ids = facts.ids === undefined ? {} : { ids: { ...evidence.ids, ...facts.ids } };
  return { ...evidence, ...facts, ...ids, from };
}

/** Evidence without one fact, e.g. when the person takes an answer back. */
export function withoutFact(evidence: Evidence, field: Field): Evidence {
  const { [field]: _gone, from, ...rest } = evidence;
  const { [field]: _origin, ...origins } = from ?? {};
  return { ...rest, from: origins };
}

/** The claims of a token that could be read, whichever kind it is. */
export function claimsOf(evidence: Evidence): Claims | undefined {
  const token = evidence.token;
  return token !== undefined && 'claims' in token ? token.claims : undefined;
}
