import { type Operation, operation } from '../operation.ts';

/** The signed-in user, other users, and what hangs on them. @see https://learn.microsoft.com/graph/api/user-get */
export const users: readonly Operation[] = [
  operation('GET /me', {
    delegated: `User.Read User.ReadBasic.All User.Read.All User.ReadWrite User.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy`,
    personal: 'User.Read User.ReadWrite',
  }),
  operation('GET /users', {
    delegated: `User.ReadBasic.All User.ReadWrite.All User.Read.All Directory.Read.All Directory.ReadWrite.All
      DeviceManagementApps.Read.All DeviceManagementConfiguration.Read.All DeviceManagementManagedDevices.Read.All
      DeviceManagementServiceConfig.Read.All AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy
      DeviceManagementApps.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All
      DeviceManagementManagedDevices.ReadWrite.All DeviceManagementServiceConfig.ReadWrite.All`,
    application: `User.ReadBasic.All User.ReadWrite.All User.Read.All Directory.Read.All Directory.ReadWrite.All
      DeviceManagementApps.Read.All DeviceManagementManagedDevices.Read.All DeviceManagementServiceConfig.Read.All
      User.ReadWrite.CrossCloud AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy
      DeviceManagementApps.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All
      DeviceManagementManagedDevices.ReadWrite.All DeviceManagementServiceConfig.ReadWrite.All
      DeviceManagementConfiguration.Read.All`,
  }),
  operation('POST /users', {
    work: `User.ReadWrite.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy DeviceManagementApps.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementServiceConfig.ReadWrite.All`,
  }),
  operation('GET /users/{id}', {
    delegated: `User.ReadBasic.All User.ReadWrite.All User.Read User.Read.All User.ReadWrite Directory.Read.All
      Directory.ReadWrite.All DeviceManagementApps.Read.All DeviceManagementConfiguration.Read.All
      DeviceManagementManagedDevices.Read.All DeviceManagementServiceConfig.Read.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy DeviceManagementApps.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementServiceConfig.ReadWrite.All`,
    application: `User.ReadBasic.All User.ReadWrite.All User.Read.All Directory.Read.All Directory.ReadWrite.All
      DeviceManagementApps.Read.All DeviceManagementManagedDevices.Read.All DeviceManagementServiceConfig.Read.All
      AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy DeviceManagementApps.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementServiceConfig.ReadWrite.All User.ReadWrite.CrossCloud DeviceManagementConfiguration.Read.All`,
    personal: 'User.Read User.ReadWrite',
  }),
  operation('PATCH /users/{id}', {
    delegated: `User.ReadWrite.All User.EnableDisableAccount.All User-Mail.ReadWrite.All User-Phone.ReadWrite.All
      User.ManageIdentities.All User.ReadWrite User-PasswordProfile.ReadWrite.All Directory.ReadWrite.All
      AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy DeviceManagementApps.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementServiceConfig.ReadWrite.All`,
    application: `User.ReadWrite.All User.EnableDisableAccount.All User-Mail.ReadWrite.All User-Phone.ReadWrite.All
      User.ManageIdentities.All User-PasswordProfile.ReadWrite.All Directory.ReadWrite.All
      AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy DeviceManagementApps.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementServiceConfig.ReadWrite.All User.ReadWrite.CrossCloud`,
    personal: 'User.ReadWrite',
  }),
  operation('DELETE /users/{id}', {
    delegated: `User.DeleteRestore.All User.ReadWrite.All AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy
      DeviceManagementApps.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All
      DeviceManagementManagedDevices.ReadWrite.All DeviceManagementServiceConfig.ReadWrite.All`,
    application: `User.DeleteRestore.All User.ReadWrite.All AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy
      DeviceManagementApps.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All
      DeviceManagementManagedDevices.ReadWrite.All DeviceManagementServiceConfig.ReadWrite.All
      User.ReadWrite.CrossCloud`,
  }),
  operation('GET /users/delta', {
    work: `User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /me/manager', {
    delegated: `User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /users/{id}/manager', {
    work: `User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('PUT DELETE /users/{id}/manager', {
    work: `User.ReadWrite.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /users/{id}/directReports', {
    delegated: `User.Read User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All
      AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy`,
    application: `User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /users/{id}/memberOf', {
    delegated: `User.Read GroupMember.Read.All GroupMember.ReadBasic.All Group.ReadBasic.All Directory.Read.All
      Directory.ReadWrite.All`,
    application: 'Directory.Read.All GroupMember.ReadBasic.All Group.ReadBasic.All Directory.ReadWrite.All',
  }),
  operation('GET /users/{id}/transitiveMemberOf', {
    delegated: `User.Read GroupMember.Read.All GroupMember.ReadBasic.All User.Read.All Group.ReadBasic.All Group.Read.All
      Directory.Read.All Directory.ReadWrite.All`,
    application: `User.Read.All GroupMember.Read.All GroupMember.ReadBasic.All Group.Read.All Group.ReadBasic.All
      Directory.Read.All Directory.ReadWrite.All`,
  }),
  operation('POST /users/{id}/getMemberGroups', {
    delegated: `Directory.Read.All Device.Read.All Application.Read.All GroupMember.Read.All GroupMember.ReadBasic.All
      User.Read.All Application.ReadWrite.All Group.ReadBasic.All Group.Read.All Group.ReadWrite.All
      Directory.ReadWrite.All`,
    application: `Directory.Read.All Application.Read.All Device.Read.All GroupMember.Read.All GroupMember.ReadBasic.All
      User.Read.All Application.ReadWrite.All Device.ReadWrite.All Group.Read.All Group.ReadBasic.All
      Group.ReadWrite.All Directory.ReadWrite.All`,
  }),
  operation('POST /users/{id}/getMemberObjects', {
    delegated: `Directory.Read.All Device.Read.All User.Read Application.Read.All GroupMember.Read.All
      GroupMember.ReadBasic.All User.Read.All Application.ReadWrite.All User.ReadWrite.All Group.ReadBasic.All
      Group.Read.All Group.ReadWrite.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
    application: `Directory.Read.All Application.Read.All Device.Read.All GroupMember.Read.All GroupMember.ReadBasic.All
      User.Read.All Application.ReadWrite.All Device.ReadWrite.All User.ReadWrite.All Group.Read.All
      Group.ReadBasic.All Group.ReadWrite.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('POST /users/{id}/checkMemberGroups', {
    delegated: `Directory.Read.All Device.Read.All Application.Read.All GroupMember.Read.All GroupMember.ReadBasic.All
      User.Read.All Application.ReadWrite.All User.ReadWrite.All Group.ReadBasic.All Group.Read.All
      Group.ReadWrite.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
    application: `Directory.Read.All Application.Read.All Device.Read.All GroupMember.Read.All GroupMember.ReadBasic.All
      User.Read.All Application.ReadWrite.All Device.ReadWrite.All User.ReadWrite.All Group.Read.All
      Group.ReadBasic.All Group.ReadWrite.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /users/{id}/ownedObjects', {
    delegated: `User.Read User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All
      AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy`,
    application: `User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /users/{id}/licenseDetails', {
    delegated: `LicenseAssignment.Read.All User.Read User.Read.All User.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy`,
    application: `LicenseAssignment.Read.All User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All
      AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy`,
    personal: 'User.Read',
  }),
  operation('POST /users/{id}/assignLicense', {
    work: `LicenseAssignment.ReadWrite.All User.ReadWrite.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('POST /me/changePassword', { delegated: 'User-PasswordProfile.ReadWrite.All' }),
  operation('POST /users/{id}/revokeSignInSessions', {
    work: `User.RevokeSessions.All User.ReadWrite.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /users/{id}/photo', {
    delegated: 'User.Read ProfilePhoto.Read.All User.ReadBasic.All ProfilePhoto.ReadWrite.All',
    application: `ProfilePhoto.Read.All User.Read.All User.ReadBasic.All ProfilePhoto.ReadWrite.All User.ReadWrite.CrossCloud`,
  }),
  operation('PUT PATCH /users/{id}/photo', {
    delegated: 'User.ReadWrite ProfilePhoto.ReadWrite.All',
    application: `ProfilePhoto.ReadWrite.All User.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /users/{id}/people', {
    delegated: 'People.Read People.Read.All',
    application: 'People.Read.All',
    personal: 'People.Read',
  }),
  operation('GET /users/{id}/presence', {
    delegated: 'Presence.Read Presence.Read.All',
    application: 'Presence.Read.All Presence.ReadWrite.All',
  }),
  operation('POST /communications/getPresencesByUserId', {
    delegated: 'Presence.Read.All',
    application: 'Presence.Read.All Presence.ReadWrite.All',
  }),
  operation('POST /users/{id}/presence/setPresence', { delegated: 'Presence.ReadWrite', application: 'Presence.ReadWrite.All' }),
  operation('GET /users/{id}/appRoleAssignments', {
    delegated: 'AppRoleAssignment.ReadWrite.All Directory.Read.All',
    application: 'Directory.Read.All AppRoleAssignment.ReadWrite.All',
  }),
  operation('POST /users/{id}/appRoleAssignments', { work: 'AppRoleAssignment.ReadWrite.All' }),
  operation('GET /users/{id}/oauth2PermissionGrants', { work: 'Directory.Read.All DelegatedPermissionGrant.ReadWrite.All' }),
  operation('POST /invitations', { work: 'User.Invite.All User.ReadWrite.All Directory.ReadWrite.All' }),
];
