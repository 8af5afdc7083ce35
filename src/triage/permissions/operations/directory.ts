import { type Operation, operation } from '../operation.ts';

/** Roles, administrative units, devices, domains and the organization itself. @see https://learn.microsoft.com/graph/api/directoryrole-list */
export const directory: readonly Operation[] = [
  operation('GET /directoryRoles', {
    work: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory Directory.Read.All Directory.ReadWrite.All`,
  }),
  operation('GET /directoryRoles/{id}/members', {
    work: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory Directory.Read.All Directory.ReadWrite.All`,
  }),
  operation('POST /directoryRoles/{id}/members', { work: 'RoleManagement.ReadWrite.Directory' }),
  operation('GET /roleManagement/directory/roleDefinitions', {
    work: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory RoleManagement.Read.All Directory.Read.All
      Directory.ReadWrite.All`,
  }),
  operation('GET /roleManagement/directory/roleAssignments', {
    delegated: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory RoleManagement.Read.All Directory.Read.All
      Directory.ReadWrite.All`,
    application: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory Directory.Read.All Directory.ReadWrite.All`,
  }),
  operation('POST /roleManagement/directory/roleAssignments', { work: 'RoleManagement.ReadWrite.Directory' }),
  operation('DELETE /roleManagement/directory/roleAssignments/{id}', { work: 'RoleManagement.ReadWrite.Directory' }),
  operation('GET /roleManagement/directory/roleEligibilitySchedules', {
    work: `RoleEligibilitySchedule.Read.Directory RoleManagement.Read.All RoleManagement.Read.Directory
      RoleEligibilitySchedule.ReadWrite.Directory RoleManagement.ReadWrite.Directory`,
  }),
  operation('GET POST /roleManagement/directory/roleEligibilityScheduleRequests', {
    work: 'RoleEligibilitySchedule.ReadWrite.Directory RoleManagement.ReadWrite.Directory',
  }),
  operation('GET /roleManagement/directory/roleAssignmentScheduleRequests', {
    work: 'RoleAssignmentSchedule.ReadWrite.Directory RoleManagement.ReadWrite.Directory',
  }),
  operation('POST /roleManagement/directory/roleAssignmentScheduleRequests', {
    delegated: `RoleAssignmentSchedule.ReadWrite.Directory RoleAssignmentSchedule.Remove.Directory
      RoleEligibilitySchedule.Remove.Directory RoleManagement.ReadWrite.Directory`,
    application: `RoleAssignmentSchedule.ReadWrite.Directory RoleManagement.ReadWrite.Directory
      RoleAssignmentSchedule.Remove.Directory RoleEligibilitySchedule.Remove.Directory`,
  }),
  operation('GET /directory/administrativeUnits', {
    work: 'AdministrativeUnit.Read.All AdministrativeUnit.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  }),
  operation('POST /directory/administrativeUnits', { work: 'AdministrativeUnit.ReadWrite.All' }),
  operation('GET /directory/administrativeUnits/{id}/members', {
    work: 'AdministrativeUnit.Read.All AdministrativeUnit.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  }),
  operation('POST /directory/administrativeUnits/{id}/members', {
    delegated: `AdministrativeUnit.ReadWrite.All Group.ReadWrite.All Directory.AccessAsUser.All Directory.ReadWrite.All`,
    application: 'AdministrativeUnit.ReadWrite.All Group.Create Group.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('POST /directory/deletedItems/{id}/restore', {
    delegated: `User.DeleteRestore.All User.ReadWrite.All AgentIdentity.DeleteRestore.All
      AgentIdentityBlueprint.DeleteRestore.All AgentIdentityBlueprintPrincipal.DeleteRestore.All
      AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy`,
    application: `User.DeleteRestore.All User.ReadWrite.All AgentIdentity.DeleteRestore.All
      AgentIdentityBlueprint.DeleteRestore.All AgentIdentityBlueprintPrincipal.DeleteRestore.All
      AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy User.ReadWrite.CrossCloud`,
  }),
  operation('GET /directoryObjects/{id}', { work: 'Directory.Read.All' }),
  operation('POST /directoryObjects/getByIds', { work: 'Directory.Read.All' }),
  operation('GET /organization', {
    delegated: `Organization.Read.All User.Read User.Read.All Organization.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All DeviceManagementConfiguration.Read.All DeviceManagementServiceConfig.Read.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementServiceConfig.ReadWrite.All`,
    application: `Organization.Read.All User.Read.All Organization.ReadWrite.All Directory.Read.All Directory.ReadWrite.All
      DeviceManagementServiceConfig.Read.All DeviceManagementConfiguration.ReadWrite.All
      DeviceManagementServiceConfig.ReadWrite.All DeviceManagementConfiguration.Read.All`,
  }),
  operation('PATCH /organization/{id}', {
    work: `DeviceManagementServiceConfig.ReadWrite.All Organization.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All`,
  }),
  operation('GET /domains', { work: 'Domain.Read.All Domain.ReadWrite.All Directory.Read.All' }),
  operation('POST /domains', { work: 'Domain.ReadWrite.All' }),
  operation('GET /domains/{id}', { work: 'Domain.Read.All Domain.ReadWrite.All Directory.Read.All' }),
  operation('GET /subscribedSkus', {
    work: `LicenseAssignment.Read.All Organization.Read.All Organization.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All`,
  }),
  operation('GET /contacts', { work: 'OrgContact.Read.All Directory.Read.All Directory.ReadWrite.All' }),
  operation('GET /schemaExtensions', { delegated: 'User.Read Application.Read.All', application: 'Application.Read.All' }),
  operation('POST /schemaExtensions', {
    delegated: 'Application.ReadWrite.All',
    application: 'Application.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('GET /identityGovernance/accessReviews/definitions', { work: 'AccessReview.Read.All AccessReview.ReadWrite.All' }),
  operation('GET /identityGovernance/entitlementManagement/accessPackages', {
    work: 'EntitlementManagement.Read.All EntitlementManagement.ReadWrite.All',
  }),
  operation('GET /admin/serviceAnnouncement/messages', { work: 'ServiceMessage.Read.All' }),
  operation('GET /devices', {
    delegated: 'Device.Read.All Directory.Read.All Directory.ReadWrite.All',
    application: 'Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  }),
  operation('GET /devices/{id}', {
    delegated: 'Device.Read.All Directory.Read.All Directory.ReadWrite.All',
    application: 'Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  }),
  operation('PATCH /devices/{id}', {
    delegated: 'Directory.AccessAsUser.All',
    application: 'Device.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('DELETE /devices/{id}', { delegated: 'Directory.AccessAsUser.All', application: 'Device.ReadWrite.All' }),
  operation('GET /directory/deletedItems/microsoft.graph.user', {
    work: 'User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    see: 'https://learn.microsoft.com/graph/api/directory-deleteditems-list',
  }),
  operation('GET /directory/deletedItems/microsoft.graph.group', {
    work: 'Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    see: 'https://learn.microsoft.com/graph/api/directory-deleteditems-list',
  }),
  operation('GET /directory/deletedItems/microsoft.graph.application', {
    work: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    see: 'https://learn.microsoft.com/graph/api/directory-deleteditems-list',
  }),
  operation('GET /directory/deletedItems/microsoft.graph.servicePrincipal', {
    work: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
    see: 'https://learn.microsoft.com/graph/api/directory-deleteditems-list',
  }),
];
