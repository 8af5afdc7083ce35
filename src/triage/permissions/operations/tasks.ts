import { type Operation, operation } from '../operation.ts';

/** Planner, To Do, OneNote and search. @see https://learn.microsoft.com/graph/api/planner-list-plans */
export const tasks: readonly Operation[] = [
  operation('POST /planner/plans', { delegated: 'Tasks.ReadWrite Group.ReadWrite.All', application: 'Tasks.ReadWrite.All' }),
  operation('GET /planner/plans/{id}', {
    delegated: 'Tasks.Read Tasks.ReadWrite Group.Read.All Group.ReadWrite.All',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('PATCH DELETE /planner/plans/{id}', {
    delegated: 'Tasks.ReadWrite Group.ReadWrite.All',
    application: 'Tasks.ReadWrite.All',
  }),
  operation('GET /planner/plans/{id}/tasks', {
    delegated: 'Tasks.Read Tasks.ReadWrite Group.Read.All Group.ReadWrite.All',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('GET /planner/plans/{id}/buckets', {
    delegated: 'Tasks.Read Tasks.ReadWrite Group.Read.All Group.ReadWrite.All',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('POST /planner/buckets', { delegated: 'Tasks.ReadWrite Group.ReadWrite.All', application: 'Tasks.ReadWrite.All' }),
  operation('POST /planner/tasks', { delegated: 'Tasks.ReadWrite Group.ReadWrite.All', application: 'Tasks.ReadWrite.All' }),
  operation('GET /planner/tasks/{id}', {
    delegated: 'Tasks.Read Tasks.ReadWrite Group.Read.All Group.ReadWrite.All',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('PATCH DELETE /planner/tasks/{id}', {
    delegated: 'Tasks.ReadWrite Group.ReadWrite.All',
    application: 'Tasks.ReadWrite.All',
  }),
  operation('GET /users/{id}/planner/tasks', {
    delegated: 'Tasks.Read Tasks.ReadWrite Group.Read.All Group.ReadWrite.All',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('GET /users/{id}/todo/lists', {
    user: 'Tasks.Read Tasks.ReadWrite',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('POST /users/{id}/todo/lists', { user: 'Tasks.ReadWrite', application: 'Tasks.ReadWrite.All' }),
  operation('GET /users/{id}/todo/lists/{id}/tasks', {
    user: 'Tasks.Read Tasks.ReadWrite',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('POST /users/{id}/todo/lists/{id}/tasks', { user: 'Tasks.ReadWrite', application: 'Tasks.ReadWrite.All' }),
  operation('GET /users/{id}/todo/lists/{id}/tasks/{id}', {
    user: 'Tasks.Read Tasks.ReadWrite',
    application: 'Tasks.Read.All Tasks.ReadWrite.All',
  }),
  operation('PATCH DELETE /users/{id}/todo/lists/{id}/tasks/{id}', {
    user: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
  }),
  operation('GET /users/{id}/onenote/notebooks', {
    delegated: 'Notes.Create Notes.Read Notes.Read.All Notes.ReadWrite Notes.ReadWrite.All',
    application: 'Notes.Read.All Notes.ReadWrite.All',
    personal: 'Notes.Create Notes.Read Notes.ReadWrite',
  }),
  operation('POST /users/{id}/onenote/notebooks', {
    delegated: 'Notes.Create Notes.ReadWrite Notes.ReadWrite.All',
    application: 'Notes.ReadWrite.All',
    personal: 'Notes.Create Notes.ReadWrite',
  }),
  operation('GET /users/{id}/onenote/sections', {
    delegated: 'Notes.Create Notes.Read Notes.Read.All Notes.ReadWrite Notes.ReadWrite.All',
    application: 'Notes.Read.All Notes.ReadWrite.All',
    personal: 'Notes.Create Notes.Read Notes.ReadWrite',
  }),
  operation('GET /users/{id}/onenote/pages', {
    delegated: 'Notes.Read Notes.Read.All Notes.ReadWrite Notes.ReadWrite.All',
    application: 'Notes.Read.All Notes.ReadWrite.All',
    personal: 'Notes.Read Notes.ReadWrite',
  }),
  operation('POST /users/{id}/onenote/pages', {
    delegated: 'Notes.Create Notes.ReadWrite Notes.ReadWrite.All',
    application: 'Notes.ReadWrite.All',
    personal: 'Notes.Create Notes.ReadWrite',
  }),
  operation('GET /users/{id}/onenote/pages/{id}', {
    delegated: 'Notes.Read Notes.ReadWrite Notes.Read.All Notes.ReadWrite.All',
    application: 'Notes.Read.All Notes.ReadWrite.All',
    personal: 'Notes.Read Notes.ReadWrite',
  }),
  operation('GET /users/{id}/onenote/pages/{id}/content', {
    delegated: 'Notes.Read Notes.ReadWrite Notes.Read.All Notes.ReadWrite.All',
    application: 'Notes.Read.All Notes.ReadWrite.All',
    personal: 'Notes.Read Notes.ReadWrite',
  }),
  operation('GET /groups/{id}/onenote/notebooks', {
    delegated: 'Notes.Create Notes.Read Notes.Read.All Notes.ReadWrite Notes.ReadWrite.All',
    application: 'Notes.Read.All Notes.ReadWrite.All',
    personal: 'Notes.Create Notes.Read Notes.ReadWrite',
  }),
  operation('GET /sites/{id}/onenote/notebooks', {
    delegated: 'Notes.Create Notes.Read Notes.Read.All Notes.ReadWrite Notes.ReadWrite.All',
    application: 'Notes.Read.All Notes.ReadWrite.All',
    personal: 'Notes.Create Notes.Read Notes.ReadWrite',
  }),
  operation('POST /search/query', {
    delegated: `Mail.Read Calendars.Read Chat.Read Acronym.Read.All Bookmark.Read.All ExternalItem.Read.All Files.Read.All
      QnA.Read.All Sites.Read.All`,
    application: 'Files.Read.All Sites.Read.All',
  }),
  operation('GET /me/insights/used', { delegated: 'Sites.Read.All Sites.ReadWrite.All' }),
];
