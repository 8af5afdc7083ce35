import { type Operation, operation } from '../operation.ts';

/** App registrations, enterprise apps and what is granted to them. @see https://learn.microsoft.com/graph/api/application-get */
export const applications: readonly Operation[] = [
  operation('GET /applications', {
    delegated: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: 'Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All',
    personal: 'Application.Read.All Application.ReadWrite.All User.Read',
  }),
  operation('POST /applications', {
    delegated: 'AppRegistration.Create Application.ReadWrite.All',
    application: 'AppRegistration.Create Application.ReadWrite.OwnedBy Application.ReadWrite.All',
    personal: 'Application.ReadWrite.All',
  }),
  operation('GET /applications/{id}', {
    delegated: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: `Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All`,
    personal: 'Application.Read.All Application.ReadWrite.All',
  }),
  operation('PATCH DELETE /applications/{id}', {
    user: 'Application.ReadWrite.All',
    application: 'Application.ReadWrite.OwnedBy Application.ReadWrite.All',
  }),
  operation('POST /applications/{id}/addPassword', {
    delegated: 'Application.ReadWrite.All Directory.ReadWrite.All',
    application: 'Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.ReadWrite.All',
    personal: 'Application.ReadWrite.All',
  }),
  operation('POST /applications/{id}/removePassword', {
    delegated: 'Application.ReadWrite.All Directory.ReadWrite.All',
    application: 'Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.ReadWrite.All',
    personal: 'Application.ReadWrite.All',
  }),
  operation('GET /applications/{id}/owners', {
    delegated: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: `Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All`,
  }),
  operation('POST /applications/{id}/owners', {
    delegated: 'Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: `Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All`,
    alsoRequires: { 'Application.ReadWrite.All': 'Directory.Read.All', 'Application.ReadWrite.OwnedBy': 'Directory.Read.All' },
  }),
  operation('GET /applications/{id}/federatedIdentityCredentials', {
    delegated: 'Application.Read.All Application.ReadWrite.All',
    application: 'Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All',
    personal: 'Application.ReadWrite.All',
  }),
  operation('POST /applications/{id}/federatedIdentityCredentials', {
    user: 'Application.ReadWrite.All',
    application: 'Application.ReadWrite.OwnedBy Application.ReadWrite.All',
  }),
  operation('GET /servicePrincipals', {
    delegated: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: 'Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All',
  }),
  operation('POST /servicePrincipals', {
    delegated: 'Application.ReadWrite.All Directory.ReadWrite.All',
    application: 'Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('GET /servicePrincipals/{id}', {
    delegated: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: `Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All`,
  }),
  operation('PATCH DELETE /servicePrincipals/{id}', {
    delegated: 'Application.ReadWrite.All Directory.ReadWrite.All',
    application: 'Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('GET /servicePrincipals/{id}/appRoleAssignedTo', {
    delegated: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: `Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All`,
  }),
  operation('POST /servicePrincipals/{id}/appRoleAssignedTo', {
    work: 'AppRoleAssignment.ReadWrite.All Application.Read.All Application.ReadWrite.All Directory.Read.All',
    alsoRequires: {
      'Application.Read.All': 'AppRoleAssignment.ReadWrite.All',
      'AppRoleAssignment.ReadWrite.All': 'Application.Read.All Directory.Read.All',
    },
  }),
  operation('DELETE /servicePrincipals/{id}/appRoleAssignedTo/{id}', {
    work: 'AppRoleAssignment.ReadWrite.All Application.ReadWrite.All',
  }),
  operation('GET /servicePrincipals/{id}/appRoleAssignments', {
    delegated: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: `Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All`,
  }),
  operation('POST /servicePrincipals/{id}/appRoleAssignments', {
    work: 'AppRoleAssignment.ReadWrite.All Application.Read.All Application.ReadWrite.All Directory.Read.All',
    alsoRequires: {
      'Application.Read.All': 'AppRoleAssignment.ReadWrite.All',
      'AppRoleAssignment.ReadWrite.All': 'Application.Read.All Directory.Read.All',
    },
  }),
  operation('DELETE /servicePrincipals/{id}/appRoleAssignments/{id}', {
    work: 'AppRoleAssignment.ReadWrite.All Application.ReadWrite.All',
  }),
  operation('GET /servicePrincipals/{id}/owners', {
    delegated: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    application: `Application.Read.All Application.ReadWrite.OwnedBy Application.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All`,
  }),
  operation('GET /oauth2PermissionGrants', {
    work: 'Directory.Read.All DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('POST /oauth2PermissionGrants', { work: 'DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All' }),
  operation('GET /oauth2PermissionGrants/{id}', {
    work: 'Directory.Read.All DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('PATCH DELETE /oauth2PermissionGrants/{id}', {
    work: 'DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All',
  }),
];
