import { type Operation, operation } from '../operation.ts';

/** Chats, apps of persons, online meetings and calls. @see https://learn.microsoft.com/graph/api/chat-get */
export const chats: readonly Operation[] = [
  operation('GET /chats', {
    delegated: 'Chat.ReadBasic Chat.Read Chat.ReadWrite',
    application: 'Chat.ReadBasic.All Chat.Read.All Chat.ReadWrite.All',
  }),
  operation('POST /chats', { delegated: 'Chat.Create Chat.ReadWrite', application: 'Chat.Create' }),
  operation('GET /users/{id}/chats', {
    delegated: 'Chat.ReadBasic Chat.Read Chat.ReadWrite',
    application: 'Chat.ReadBasic.All Chat.ReadWrite.All',
  }),
  operation('GET /chats/{id}', {
    delegated: 'Chat.ReadBasic Chat.ReadWrite Chat.Read',
    application: 'Chat.ReadBasic.All Chat.Read.All',
  }),
  operation('GET /chats/{id}/members', {
    delegated: 'Chat.ReadBasic ChatMember.ReadWrite Chat.Read ChatMember.Read Chat.ReadWrite',
    application: 'ChatMember.Read.All Chat.ReadBasic.All Chat.Read.All ChatMember.ReadWrite.All Chat.ReadWrite.All',
  }),
  operation('POST /chats/{id}/members', {
    delegated: 'ChatMember.ReadWrite Chat.ReadWrite',
    application: 'ChatMember.ReadWrite.All Chat.ReadWrite.All',
  }),
  operation('GET /chats/{id}/messages', {
    delegated: 'Chat.Read Chat.ReadWrite',
    application: 'Chat.Read.All Chat.ReadWrite.All',
  }),
  operation('POST /chats/{id}/messages', {
    delegated: 'ChatMessage.Send Chat.ReadWrite Group.ReadWrite.All',
    application: 'Teamwork.Migrate.All',
  }),
  operation('GET /chats/{id}/messages/{id}', {
    delegated: 'Chat.Read Chat.ReadWrite Group.Read.All Group.ReadWrite.All',
    application: 'Chat.Read.All Group.Read.All Group.ReadWrite.All',
  }),
  operation('GET /users/{id}/chats/getAllMessages', { application: 'Chat.Read.All Chat.ReadWrite.All' }),
  operation('GET /chats/{id}/installedApps', {
    delegated: `TeamsAppInstallation.ReadForChat TeamsAppInstallation.ReadWriteSelfForChat
      TeamsAppInstallation.ReadWriteForChat TeamsAppInstallation.ManageSelectedForChat
      TeamsAppInstallation.ReadWriteAndConsentForChat TeamsAppInstallation.ReadWriteAndConsentSelfForChat`,
    application: `TeamsAppInstallation.ReadForChat.All TeamsAppInstallation.ReadWriteSelfForChat.All
      TeamsAppInstallation.Read.All TeamsAppInstallation.ReadWriteForChat.All
      TeamsAppInstallation.ManageSelectedForChat.All TeamsAppInstallation.ReadWriteAndConsentForChat.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All`,
  }),
  operation('POST /chats/{id}/installedApps', {
    delegated: `TeamsAppInstallation.ReadWriteSelfForChat TeamsAppInstallation.ReadWriteForChat
      TeamsAppInstallation.ManageSelectedForChat TeamsAppInstallation.ReadWriteAndConsentForChat
      TeamsAppInstallation.ReadWriteAndConsentSelfForChat`,
    application: `TeamsAppInstallation.ReadWriteSelfForChat.All TeamsAppInstallation.ReadWriteForChat.All
      TeamsAppInstallation.ManageSelectedForChat.All TeamsAppInstallation.ReadWriteAndConsentForChat.All
      TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All`,
  }),
  operation('GET /users/{id}/teamwork/installedApps', {
    delegated: `TeamsAppInstallation.ReadForUser TeamsAppInstallation.ReadWriteSelfForUser
      TeamsAppInstallation.ReadWriteForUser TeamsAppInstallation.ManageSelectedForUser
      TeamsAppInstallation.ReadWriteAndConsentForUser TeamsAppInstallation.ReadWriteAndConsentSelfForUser
      TeamsAppInstallation.ReadWriteSelectedForUser`,
    application: `TeamsAppInstallation.ReadForUser.All TeamsAppInstallation.ReadWriteSelfForUser.All
      TeamsAppInstallation.Read.All TeamsAppInstallation.ReadWriteForUser.All
      TeamsAppInstallation.ManageSelectedForUser.All TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All
      TeamsAppInstallation.ReadWriteSelectedForUser.All TeamsAppInstallation.ReadWriteAndConsentForUser.All`,
  }),
  operation('POST /users/{id}/teamwork/installedApps', {
    delegated: `TeamsAppInstallation.ReadWriteSelfForUser TeamsAppInstallation.ReadWriteForUser
      TeamsAppInstallation.ManageSelectedForUser TeamsAppInstallation.ReadWriteAndConsentForUser
      TeamsAppInstallation.ReadWriteAndConsentSelfForUser TeamsAppInstallation.ReadWriteSelectedForUser`,
    application: `TeamsAppInstallation.ReadWriteSelfForUser.All TeamsAppInstallation.ReadWriteForUser.All
      TeamsAppInstallation.ManageSelectedForUser.All TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All
      TeamsAppInstallation.ReadWriteSelectedForUser.All TeamsAppInstallation.ReadWriteAndConsentForUser.All`,
  }),
  operation('POST /users/{id}/teamwork/sendActivityNotification', { work: 'TeamsActivity.Send' }),
  operation('GET /users/{id}/onlineMeetings', {
    delegated: 'OnlineMeetings.Read OnlineMeetings.ReadWrite',
    application: 'OnlineMeetings.Read.All OnlineMeetings.ReadWrite.All',
  }),
  operation('POST /users/{id}/onlineMeetings', {
    delegated: 'OnlineMeetings.ReadWrite',
    application: 'OnlineMeetings.ReadWrite.All',
  }),
  operation('GET /users/{id}/onlineMeetings/{id}', {
    delegated: 'OnlineMeetings.Read OnlineMeetings.ReadWrite',
    application: 'OnlineMeetings.Read.All OnlineMeetings.ReadWrite.All',
  }),
  operation('PATCH DELETE /users/{id}/onlineMeetings/{id}', {
    delegated: 'OnlineMeetings.ReadWrite',
    application: 'OnlineMeetings.ReadWrite.All',
  }),
  operation('POST /users/{id}/onlineMeetings/createOrGet', {
    delegated: 'OnlineMeetings.ReadWrite',
    application: 'OnlineMeetings.ReadWrite.All',
  }),
  operation('GET /users/{id}/onlineMeetings/{id}/transcripts', { work: 'OnlineMeetingTranscript.Read.All' }),
  operation('GET /users/{id}/onlineMeetings/{id}/recordings', { work: 'OnlineMeetingRecording.Read.All' }),
  operation('GET /users/{id}/onlineMeetings/{id}/attendanceReports', { work: 'OnlineMeetingArtifact.Read.All' }),
  operation('GET /communications/callRecords/{id}', { application: 'CallRecords.Read.All' }),
  operation('POST /communications/calls', {
    application: `Calls.Initiate.All Calls.InitiateGroupCall.All Calls.JoinGroupCall.All Calls.JoinGroupCallAsGuest.All`,
  }),
  operation('GET /communications/callRecords/getPstnCalls(fromDateTime={value},toDateTime={value})', {
    application: 'CallRecord-PstnCalls.Read.All CallRecords.Read.All',
    see: 'https://learn.microsoft.com/graph/api/callrecords-callrecord-getpstncalls',
  }),
];
