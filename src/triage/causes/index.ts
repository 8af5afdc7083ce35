import type { Cause } from './define-cause.ts';
import { apiRestricted } from './api-restricted.ts';
import { appCredentials } from './app-credentials.ts';
import { appMisconfigured } from './app-misconfigured.ts';
import { appOnlyUnsupported } from './app-only-unsupported.ts';
import { conditionalAccess } from './conditional-access.ts';
import { consentMissing } from './consent-missing.ts';
import { notAuthorization } from './not-authorization.ts';
import { passwordReset } from './password-reset.ts';
import { permissionMissing } from './permission-missing.ts';
import { personalAccount } from './personal-account.ts';
import { resourceAccessPolicy } from './resource-access-policy.ts';
import { staleToken } from './stale-token.ts';
import { tokenExpired } from './token-expired.ts';
import { tokenInvalid } from './token-invalid.ts';
import { tokenTypeMismatch } from './token-type-mismatch.ts';
import { userAssignment } from './user-assignment.ts';
import { userNotLicensed } from './user-not-licensed.ts';
import { userNotPrivileged } from './user-not-privileged.ts';
import { wrongAudience } from './wrong-audience.ts';
import { wrongTenant } from './wrong-tenant.ts';

/** The ids of the causes, in the order by which ties fall. A cause id is also a file name, a word key and what a ticket stores. */
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

/** Every cause, in the same order. The list is explicit: a file that is missing here does not take part, and a test says so. */
export const CAUSES: readonly Cause[] = [
  tokenInvalid,
  tokenExpired,
  personalAccount,
  permissionMissing,
  consentMissing,
  tokenTypeMismatch,
  passwordReset,
  userNotPrivileged,
  userNotLicensed,
  wrongAudience,
  conditionalAccess,
  staleToken,
  appOnlyUnsupported,
  resourceAccessPolicy,
  wrongTenant,
  appCredentials,
  appMisconfigured,
  userAssignment,
  apiRestricted,
  notAuthorization,
];
