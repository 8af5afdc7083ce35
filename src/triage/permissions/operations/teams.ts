import { type Operation, operation } from '../operation.ts';

/** Teams, channels, their messages, tabs and apps. @see https://learn.microsoft.com/graph/api/team-get */
export const teams: readonly Operation[] = [
  operation('GET /teams', { work: 'Team.ReadBasic.All TeamSettings.Read.All TeamSettings.ReadWrite.All' }),
  operation('POST /teams', {
    delegated: 'Team.Create Group.ReadWrite.All Directory.ReadWrite.All',
    application: 'Team.Create Group.ReadWrite.All Directory.ReadWrite.All Teamwork.Migrate.All',
  }),
  operation('GET /teams/{id}', {
    work: `Team.ReadBasic.All TeamSettings.ReadWrite.All TeamSettings.Read.All Group.Read.All Group.ReadWrite.All
      Directory.Read.All Directory.ReadWrite.All`,
  }),
  operation('PATCH /teams/{id}', { work: 'TeamSettings.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All' }),
  operation('GET /users/{id}/joinedTeams', {
    delegated: `Team.ReadBasic.All User.Read.All TeamSettings.Read.All TeamSettings.ReadWrite.All User.ReadWrite.All
      Directory.Read.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
    application: `Team.ReadBasic.All TeamSettings.Read.All User.Read.All TeamSettings.ReadWrite.All User.ReadWrite.All
      Directory.Read.All Directory.ReadWrite.All AgentIdUser.ReadWrite.All
      AgentIdUser.ReadWrite.IdentityParentedBy`,
  }),
  operation('GET /teams/{id}/channels', {
    work: `Channel.ReadBasic.All ChannelSettings.Read.All ChannelSettings.ReadWrite.All Group.Read.All
      Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All`,
  }),
  operation('POST /teams/{id}/channels', {
    delegated: 'Channel.Create Group.ReadWrite.All Directory.ReadWrite.All',
    application: 'Channel.Create Group.ReadWrite.All Directory.ReadWrite.All Teamwork.Migrate.All',
  }),
  operation('GET /teams/{id}/allChannels', {
    work: 'Channel.ReadBasic.All ChannelSettings.Read.All ChannelSettings.ReadWrite.All',
  }),
  operation('GET /teams/{id}/channels/{id}', {
    work: `Channel.ReadBasic.All ChannelSettings.ReadWrite.All ChannelSettings.Read.All Group.Read.All
      Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All`,
  }),
  operation('PATCH /teams/{id}/channels/{id}', {
    work: 'ChannelSettings.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All',
  }),
  operation('DELETE /teams/{id}/channels/{id}', { work: 'Channel.Delete.All Group.ReadWrite.All Directory.ReadWrite.All' }),
  operation('GET /teams/{id}/members', {
    delegated: 'TeamMember.Read.All TeamMember.ReadWrite.All',
    application: 'TeamMember.ReadWrite.All TeamMember.Read.All',
  }),
  operation('POST /teams/{id}/members', { work: 'TeamMember.ReadWriteNonOwnerRole.All TeamMember.ReadWrite.All' }),
  operation('DELETE /teams/{id}/members/{id}', { work: 'TeamMember.ReadWriteNonOwnerRole.All TeamMember.ReadWrite.All' }),
  operation('GET /teams/{id}/channels/{id}/members', {
    delegated: 'ChannelMember.Read.All ChannelMember.ReadWrite.All Group.Read.All',
    application: 'ChannelMember.Read.All ChannelMember.ReadWrite.All',
  }),
  operation('POST /teams/{id}/channels/{id}/members', { work: 'ChannelMember.ReadWrite.All' }),
  operation('GET /teams/{id}/channels/{id}/messages', { work: 'ChannelMessage.Read.All Group.Read.All Group.ReadWrite.All' }),
  operation('POST /teams/{id}/channels/{id}/messages', {
    delegated: 'ChannelMessage.Send Group.ReadWrite.All',
    application: 'Teamwork.Migrate.All',
  }),
  operation('GET /teams/{id}/channels/{id}/messages/{id}', {
    work: 'ChannelMessage.Read.All Group.Read.All Group.ReadWrite.All',
  }),
  operation('GET /teams/{id}/channels/{id}/messages/{id}/replies', {
    work: 'ChannelMessage.Read.All Group.Read.All Group.ReadWrite.All',
  }),
  operation('POST /teams/{id}/channels/{id}/messages/{id}/replies', {
    delegated: 'ChannelMessage.Send Group.ReadWrite.All',
    application: 'Teamwork.Migrate.All',
  }),
  operation('GET /teams/{id}/channels/{id}/filesFolder', {
    delegated: `Files.Read.All Files.Read Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All
      Group.Read.All Group.ReadWrite.All`,
    application: `Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All Group.Read.All Group.ReadWrite.All`,
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /teams/{id}/channels/{id}/tabs', {
    delegated: `TeamsTab.Read.All TeamsTab.ReadWrite.All TeamsTab.ReadWriteForTeam TeamsTab.ReadWriteSelfForTeam
      Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All`,
    application: `TeamsTab.Read.All TeamsTab.ReadWrite.All TeamsTab.ReadWriteForTeam.All TeamsTab.ReadWriteSelfForTeam.All
      Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All`,
  }),
  operation('POST /teams/{id}/channels/{id}/tabs', {
    delegated: `TeamsTab.Create TeamsTab.ReadWrite.All TeamsTab.ReadWriteForTeam TeamsTab.ReadWriteSelfForTeam
      Group.ReadWrite.All Directory.ReadWrite.All`,
    application: `TeamsTab.Create TeamsTab.ReadWrite.All TeamsTab.ReadWriteForTeam.All TeamsTab.ReadWriteSelfForTeam.All
      Group.ReadWrite.All Directory.ReadWrite.All`,
  }),
  operation('GET /teams/{id}/channels/getAllMessages', { application: 'ChannelMessage.Read.All' }),
  operation('GET /teams/{id}/installedApps', {
    delegated: `TeamsAppInstallation.ReadForTeam TeamsAppInstallation.ReadWriteSelfForTeam
      TeamsAppInstallation.ReadWriteForTeam Group.Read.All Group.ReadWrite.All Directory.Read.All
      Directory.ReadWrite.All TeamsAppInstallation.ManageSelectedForTeam
      TeamsAppInstallation.ReadWriteAndConsentForTeam TeamsAppInstallation.ReadWriteAndConsentSelfForTeam`,
    application: `TeamsAppInstallation.ReadWriteSelfForTeam.All TeamsAppInstallation.Read.All
      TeamsAppInstallation.ReadForTeam.All TeamsAppInstallation.ReadWriteForTeam.All Group.Read.All
      Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All
      TeamsAppInstallation.ManageSelectedForTeam.All TeamsAppInstallation.ReadWriteAndConsentForTeam.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All`,
  }),
  operation('POST /teams/{id}/installedApps', {
    delegated: `TeamsAppInstallation.ReadWriteSelfForTeam TeamsAppInstallation.ReadWriteForTeam Group.ReadWrite.All
      Directory.ReadWrite.All TeamsAppInstallation.ManageSelectedForTeam
      TeamsAppInstallation.ReadWriteAndConsentSelfForTeam`,
    application: `TeamsAppInstallation.ReadWriteSelfForTeam.All TeamsAppInstallation.ReadWriteForTeam.All Group.ReadWrite.All
      Directory.ReadWrite.All TeamsAppInstallation.ManageSelectedForTeam.All
      TeamsAppInstallation.ReadWriteAndConsentForTeam.All TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All`,
  }),
  operation('POST /teams/{id}/sendActivityNotification', { work: 'TeamsActivity.Send' }),
  operation('GET /appCatalogs/teamsApps', {
    delegated: `AppCatalog.Submit AppCatalog.Read.All AppCatalog.ReadWrite.All Directory.Read.All Directory.ReadWrite.All`,
    application: 'AppCatalog.Read.All AppCatalog.ReadWrite.All',
  }),
  operation('POST /appCatalogs/teamsApps', { delegated: 'AppCatalog.Submit AppCatalog.ReadWrite.All Directory.ReadWrite.All' }),
];
