import { type Operation, operation } from '../operation.ts';

/** Mail, calendars, contacts and rooms. @see https://learn.microsoft.com/graph/api/user-list-messages */
export const mail: readonly Operation[] = [
  operation('GET /users/{id}/messages', {
    user: 'Mail.ReadBasic Mail.ReadWrite Mail.Read',
    application: 'Mail.ReadBasic.All Mail.ReadWrite Mail.Read',
  }),
  operation('POST /users/{id}/messages', { every: 'Mail.ReadWrite' }),
  operation('GET /users/{id}/messages/{id}', { user: 'Mail.Read Mail.ReadBasic', application: 'Mail.Read Mail.ReadBasic.All' }),
  operation('PATCH DELETE /users/{id}/messages/{id}', { every: 'Mail.ReadWrite' }),
  operation('GET /users/{id}/messages/{id}/attachments', { every: 'Mail.Read' }),
  operation('POST /users/{id}/messages/{id}/attachments', { every: 'Mail.ReadWrite' }),
  operation('POST /users/{id}/messages/{id}/send', { every: 'Mail.Send' }),
  operation('POST /users/{id}/messages/{id}/reply', { every: 'Mail.Send' }),
  operation('POST /users/{id}/messages/{id}/forward', { every: 'Mail.Send' }),
  operation('POST /users/{id}/messages/{id}/move', { every: 'Mail.ReadWrite' }),
  operation('POST /users/{id}/sendMail', { every: 'Mail.Send' }),
  operation('GET /users/{id}/mailFolders', {
    user: 'Mail.ReadBasic Mail.ReadWrite Mail.Read',
    application: 'Mail.ReadBasic.All Mail.ReadWrite Mail.Read',
  }),
  operation('POST /users/{id}/mailFolders', { every: 'Mail.ReadWrite' }),
  operation('GET /users/{id}/mailFolders/{id}', {
    user: 'Mail.ReadBasic Mail.ReadWrite Mail.Read',
    application: 'Mail.ReadBasic.All Mail.ReadWrite Mail.Read',
  }),
  operation('PATCH DELETE /users/{id}/mailFolders/{id}', { every: 'Mail.ReadWrite' }),
  operation('GET /users/{id}/mailFolders/{id}/messages', {
    user: 'Mail.ReadBasic Mail.ReadWrite Mail.Read',
    application: 'Mail.ReadBasic.All Mail.ReadWrite Mail.Read',
  }),
  operation('POST /users/{id}/mailFolders/{id}/messages', { every: 'Mail.ReadWrite' }),
  operation('GET /users/{id}/mailFolders/{id}/messages/delta', {
    user: 'Mail.ReadBasic Mail.Read Mail.ReadWrite',
    application: 'Mail.ReadBasic.All Mail.Read Mail.ReadWrite',
  }),
  operation('GET /users/{id}/mailFolders/inbox/messageRules', { every: 'MailboxSettings.Read' }),
  operation('POST /users/{id}/mailFolders/inbox/messageRules', { every: 'MailboxSettings.ReadWrite' }),
  operation('GET /users/{id}/mailboxSettings', { every: 'MailboxSettings.Read MailboxSettings.ReadWrite' }),
  operation('PATCH /users/{id}/mailboxSettings', { every: 'MailboxSettings.ReadWrite' }),
  operation('GET /users/{id}/calendars', {
    user: 'Calendars.ReadBasic Calendars.ReadWrite Calendars.Read Calendars.Read.Shared',
    application: 'Calendars.ReadWrite Calendars.ReadBasic Calendars.Read',
  }),
  operation('POST /users/{id}/calendars', { every: 'Calendars.ReadWrite' }),
  operation('GET /users/{id}/calendarView', { every: 'Calendars.ReadBasic Calendars.Read Calendars.ReadWrite' }),
  operation('GET /users/{id}/calendar/calendarView', { every: 'Calendars.ReadBasic Calendars.Read Calendars.ReadWrite' }),
  operation('GET /users/{id}/calendar/events', {
    user: 'Calendars.ReadBasic Calendars.ReadWrite Calendars.Read',
    application: 'Calendars.ReadWrite Calendars.ReadBasic Calendars.Read',
  }),
  operation('POST /users/{id}/calendar/events', { every: 'Calendars.ReadWrite' }),
  operation('POST /users/{id}/calendar/getSchedule', { work: 'Calendars.ReadBasic Calendars.Read Calendars.ReadWrite' }),
  operation('GET /users/{id}/events', {
    user: 'Calendars.ReadBasic Calendars.ReadWrite Calendars.Read',
    application: 'Calendars.ReadWrite Calendars.ReadBasic Calendars.Read',
  }),
  operation('POST /users/{id}/events', { every: 'Calendars.ReadWrite' }),
  operation('GET /users/{id}/events/{id}', { every: 'Calendars.ReadBasic Calendars.Read' }),
  operation('PATCH DELETE /users/{id}/events/{id}', { every: 'Calendars.ReadWrite' }),
  operation('POST /me/findMeetingTimes', { delegated: 'Calendars.Read.Shared Calendars.ReadWrite.Shared' }),
  operation('GET /users/{id}/contacts', { every: 'Contacts.Read Contacts.ReadWrite' }),
  operation('POST /users/{id}/contacts', { every: 'Contacts.ReadWrite' }),
  operation('GET /users/{id}/contacts/{id}', { every: 'Contacts.Read Contacts.ReadWrite' }),
  operation('PATCH DELETE /users/{id}/contacts/{id}', { every: 'Contacts.ReadWrite' }),
  operation('GET /users/{id}/contactFolders', { every: 'Contacts.Read Contacts.ReadWrite' }),
  operation('GET /places/microsoft.graph.room', { work: 'Place.Read.All Place.ReadWrite.All' }),
  operation('GET /solutions/bookingBusinesses', {
    delegated: 'Bookings.Read.All Bookings.Manage.All Bookings.ReadWrite.All BookingsAppointment.ReadWrite.All',
    application: 'Bookings.Read.All Bookings.Manage.All Bookings.ReadWrite.All',
  }),
  operation('GET /users/{id}/messages/{id}/attachments/{id}', {
    every: 'Mail.Read Mail.ReadWrite',
    see: 'https://learn.microsoft.com/graph/api/attachment-get',
  }),
  operation('GET /users/{id}/calendar', {
    every: 'Calendars.ReadBasic Calendars.Read Calendars.ReadWrite',
    see: 'https://learn.microsoft.com/graph/api/calendar-get',
  }),
];
