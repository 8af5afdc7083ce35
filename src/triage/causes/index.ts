/** Every cause, in the order by which ties fall. */
export const CAUSE_IDS = [
  'token-invalid',
  'token-expired',
  'personal-account',
  'permission-missing',
  'consent-missing',
  'token-type-mismatch',
  'password-reset',
  'user-not-privileged',
  'user-not-licensed',
  'wrong-audience',
  'conditional-access',
  'stale-token',
  'app-only-unsupported',
  'resource-access-policy',
  'wrong-tenant',
  'app-credentials',
  'app-misconfigured',
  'user-assignment',
  'api-restricted',
  'not-authorization',
] as const;
export type CauseId = (typeof CAUSE_IDS)[number];
