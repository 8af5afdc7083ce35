import { defineCause } from './define-cause.ts';

/**
 * The enterprise app admits assigned users, groups or apps only, and this one is not assigned.
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal
 */
export const userAssignment = defineCause({
  id: 'user-assignment',
  actors: ['administrator'],
  prior: -0.7,
  bits: { 'says-not-assigned': 4 },
  codes: [50105, 501051],
  expects: {
    status: { 400: 1.5, 401: 0.4, 403: 0.2, 404: 0.03, 429: 0.02, 500: 0.05 },
    flow: { 'managed-identity': 4 },
    account: { personal: 0.2 },
    reach: { 'some-users': 4 },
    service: { 'own-api': 8 },
    operation: { 'sign-in': 4, read: 0.1, write: 0.1 },
    onset: { 'after-a-while': 0.1 },
  },
  reveals: { text: 0.8 },
  links: [
    '/entra/identity/enterprise-apps/assign-user-or-group-access-portal',
    '/troubleshoot/azure/active-directory/error-code-aadsts50105-user-not-assigned-role',
  ],
});
