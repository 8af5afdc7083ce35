import { type Operation, operation } from '../operation.ts';

/** Groups, their members and owners, and what a group holds. @see https://learn.microsoft.com/graph/api/group-get */
export const groups: readonly Operation[] = [
  operation('GET /groups', {
    work: `Group.ReadBasic.All GroupMember.Read.All Group.Read.All Group.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All Group-NestingSupport.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All
      Group.ManageProtection.All`,
  }),
  operation('POST /groups', {
    delegated: 'Group.ReadWrite.All Directory.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All',
    application: `Group.Create Group.ReadWrite.All Directory.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All`,
  }),
  operation('GET /groups/{id}', {
    delegated: `GroupMember.Read.All Group.ReadBasic.All Group.Read.All Group.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All Group-XTenantIdentitySync.Read.All Group-NestingSupport.ReadWrite.All
      Group-PreferredDataLocation.ReadWrite.All Group.ManageProtection.All`,
    application: `GroupMember.Read.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All Group-XTenantIdentitySync.Read.All Group-NestingSupport.ReadWrite.All
      Group-PreferredDataLocation.ReadWrite.All Group.ManageProtection.All`,
  }),
  operation('PATCH /groups/{id}', {
    work: `Group-NestingSupport.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All
      Group-PreferredDataLocation.ReadWrite.All Group.ManageProtection.All`,
  }),
  operation('DELETE /groups/{id}', { work: 'Group.ReadWrite.All' }),
  operation('GET /groups/delta', {
    work: `Group.ReadBasic.All GroupMember.Read.All Group.Read.All Group.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All Group-NestingSupport.ReadWrite.All`,
  }),
  operation('GET /groups/{id}/members', {
    delegated: `GroupMember.ReadBasic.All GroupMember.Read.All GroupMember.ReadWrite.All Group.ReadBasic.All Group.Read.All
      Group.ReadWrite.All Directory.Read.All`,
    application: `GroupMember.ReadBasic.All GroupMember.Read.All GroupMember.ReadWrite.All Group.Read.All Group.ReadBasic.All
      Group.ReadWrite.All Directory.Read.All`,
  }),
  operation('DELETE /groups/{id}/members/{id}', {
    work: 'GroupMember.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('GET /groups/{id}/transitiveMembers', {
    delegated: `GroupMember.ReadBasic.All GroupMember.Read.All GroupMember.ReadWrite.All Group.ReadBasic.All Group.Read.All
      Group.ReadWrite.All Directory.Read.All`,
    application: `GroupMember.ReadBasic.All GroupMember.Read.All GroupMember.ReadWrite.All Group.Read.All Group.ReadBasic.All
      Group.ReadWrite.All Directory.Read.All`,
  }),
  operation('GET /groups/{id}/owners', {
    work: 'GroupMember.Read.All Group.ReadWrite.All GroupMember.ReadWrite.All Group.Read.All Directory.Read.All',
  }),
  operation('POST /groups/{id}/owners', { work: 'Group.ReadWrite.All Directory.ReadWrite.All' }),
  operation('DELETE /groups/{id}/owners/{id}', { work: 'Group.ReadWrite.All Directory.ReadWrite.All' }),
  operation('GET /groups/{id}/memberOf', {
    delegated: `GroupMember.ReadBasic.All GroupMember.Read.All Group.ReadBasic.All Group.Read.All Directory.Read.All
      Directory.ReadWrite.All`,
    application: `GroupMember.ReadBasic.All GroupMember.Read.All Group.Read.All Group.ReadBasic.All Directory.Read.All
      Directory.ReadWrite.All`,
  }),
  operation('GET /groups/{id}/events', { delegated: 'Group.Read.All Group.ReadWrite.All' }),
  operation('POST /groups/{id}/events', { delegated: 'Group.ReadWrite.All' }),
  operation('GET /groups/{id}/threads', {
    work: 'Group-Conversation.Read.All Group-Conversation.ReadWrite.All Group.Read.All Group.ReadWrite.All',
  }),
  operation('POST /groups/{id}/threads', { delegated: 'Group-Conversation.ReadWrite.All Group.ReadWrite.All' }),
  operation('GET /groups/{id}/conversations', {
    work: 'Group-Conversation.Read.All Group-Conversation.ReadWrite.All Group.Read.All Group.ReadWrite.All',
  }),
  operation('POST /groups/{id}/conversations', { delegated: 'Group-Conversation.ReadWrite.All Group.ReadWrite.All' }),
  operation('POST /groups/{id}/assignLicense', {
    work: 'LicenseAssignment.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('GET /groups/{id}/appRoleAssignments', {
    work: 'Directory.Read.All AppRoleAssignment.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('POST /groups/{id}/appRoleAssignments', { work: 'AppRoleAssignment.ReadWrite.All' }),
  operation('PUT /groups/{id}/team', { work: 'Group.ReadWrite.All Directory.ReadWrite.All' }),
  operation('GET /groups/{id}/planner/plans', {
    delegated: 'Tasks.Read Tasks.ReadWrite Group.Read.All Group.ReadWrite.All',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('GET /groups/{id}/photo', { work: 'ProfilePhoto.Read.All ProfilePhoto.ReadWrite.All Group.Read.All' }),
  operation('POST /groups/{id}/members', {
    work: 'GroupMember.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All',
    see: 'https://learn.microsoft.com/graph/api/group-post-members',
  }),
];
