import { isAppOnly, isDelegated } from '../observations.ts';
import { defineCause, type Expected } from './define-cause.ts';

const EXPECTED: Expected = {
  status: { 400: 0.4, 401: 0.3, 403: 2, 404: 0.05, 429: 0.05, 500: 0.1 },
  consent: { granted: 1.5, 'not-granted': 0.5 },
  onset: { 'never-worked': 2, 'stopped-suddenly': 0.4, 'after-a-while': 0.2 },
  account: { personal: 0.3 },
  flow: { 'client-credentials': 1.4 },
  operation: { 'sign-in': 0.4 },
};
/** The portal shows the kind that the token is not. */
const APP_ONLY: Expected = { ...EXPECTED, permissionKind: { delegated: 12, application: 0.3 } };
const DELEGATED: Expected = { ...EXPECTED, permissionKind: { delegated: 0.3, application: 12 } };

/**
 * The permission is granted in one kind (delegated or application) and the token is of the other kind.
 * The kind of the token and the *Type* column of the portal settle it; the flow alone makes it likely.
 * @see https://learn.microsoft.com/graph/auth-v2-user
 * @see https://learn.microsoft.com/graph/auth-v2-service
 */
export const tokenTypeMismatch = defineCause({
  id: 'token-type-mismatch',
  actors: ['developer', 'administrator'],
  prior: 0,
  proves: ['permission-of-other-kind', 'kind-differs-from-token', 'says-app-only-without-application-permissions'],
  bits: {
    'permission-of-other-kind-granted': 4,
    'no-delegated-permission': 3,
    'permission-held': -4,
    'kind-differs-from-flow': 2.5,
    'says-missing-scope': 0.7,
    'says-missing-role': 0.7,
    'says-insufficient-privileges': 0.3,
    'says-access-denied-check-credentials': 0.5,
    'says-scope-not-valid': 2,
    'teams-messages-app-only': -1,
    'me-without-user': 4,
  },
  codes: [90089, 221000, 700229],
  expects: (evidence) => (isAppOnly(evidence) ? APP_ONLY : isDelegated(evidence) ? DELEGATED : EXPECTED),
  reveals: { token: 0.6, request: 0.1, text: 0.15 },
  links: ['/graph/auth-v2-user', '/graph/auth-v2-service', '/entra/identity-platform/v2-oauth2-client-creds-grant-flow'],
});
