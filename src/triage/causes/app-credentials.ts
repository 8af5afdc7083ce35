import { defineCause } from './define-cause.ts';

/**
 * The app could not prove who it is: its secret, certificate or federated credential is wrong, expired or unknown.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export const appCredentials = defineCause({
  id: 'app-credentials',
  actors: ['developer'],
  prior: -0.3,
  proves: ['says-secret-invalid'],
  excludes: ['token-was-accepted'],
  bits: { 'says-credential-parameter-missing': -3, 'host-is-not-graph': 0.5, 'says-token-not-validated': -1 },
  codes: [50012, 700021, 700024, 700026, 700027, 700028, 700213, 7000214, 7000215, 7000222, 7000226, 7000227, 70021],
  expects: {
    status: { 400: 0.8, 401: 3.5, 403: 0.02, 404: 0.02, 429: 0.02, 500: 0.05 },
    flow: { 'client-credentials': 1.6, implicit: 0.05, 'device-code': 0.2, ropc: 0.6 },
    onset: { 'never-worked': 1, 'stopped-suddenly': 3, 'after-a-while': 1 },
    reach: { everything: 3, 'some-users': 0.1, 'some-resources': 0.2, 'some-requests': 0.3 },
    operation: { 'sign-in': 3, read: 0.3, write: 0.3 },
    account: { personal: 0.3 },
    consent: { 'not-granted': 0.4 },
  },
  reveals: { text: 0.85 },
  links: [
    '/entra/identity-platform/reference-error-codes',
    '/entra/identity-platform/certificate-credentials',
    '/entra/workload-id/workload-identity-federation',
  ],
});
