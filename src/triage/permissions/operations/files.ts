import { type Operation, operation } from '../operation.ts';

/** Drives and their items, sites, lists and search connections. @see https://learn.microsoft.com/graph/api/driveitem-get */
export const files: readonly Operation[] = [
  operation('GET /me/drive', {
    delegated: `Files.Read User.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All`,
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /users/{id}/drive', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /users/{id}/drives', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /drives/{id}', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /drives/{id}/items/{id}', {
    delegated: `Files.Read Files.ReadWrite Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All
      Group.Read.All Group.ReadWrite.All`,
    application: `Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All Group.Read.All Group.ReadWrite.All`,
    personal: 'Files.Read Files.ReadWrite Files.Read.All Files.ReadWrite.All',
  }),
  operation('PATCH DELETE /drives/{id}/items/{id}', {
    delegated: 'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /drives/{id}/items/{id}/children', {
    delegated: 'Files.Read Files.ReadWrite Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.ReadWrite Files.Read.All Files.ReadWrite.All',
  }),
  operation('POST /drives/{id}/items/{id}/children', {
    delegated: 'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /drives/{id}/items/{id}/content', {
    delegated: 'Files.Read Files.ReadWrite Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.ReadWrite Files.Read.All Files.ReadWrite.All',
  }),
  operation('PUT /drives/{id}/items/{id}/content', {
    delegated: 'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /drives/{id}/items/{id}/permissions', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('POST /drives/{id}/items/{id}/invite', {
    delegated: 'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('POST /drives/{id}/items/{id}/createLink', {
    delegated: 'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('POST /drives/{id}/items/{id}/createUploadSession', {
    delegated: 'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Sites.ReadWrite.All',
    personal: 'Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /drives/{id}/root/delta', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /drives/{id}/root/search(q={value})', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /me/drive/sharedWithMe', {
    delegated: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read.All Files.ReadWrite.All',
  }),
  operation('GET /me/drive/recent', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /shares/{id}', {
    delegated: 'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /shares/{id}/driveItem', {
    delegated: 'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /groups/{id}/drive', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /sites', { work: 'Sites.Read.All Sites.ReadWrite.All' }),
  operation('GET /sites/{id}', { work: 'Sites.Read.All Sites.ReadWrite.All' }),
  operation('GET /sites/{id}/sites', { work: 'Sites.Read.All Sites.ReadWrite.All' }),
  operation('GET /sites/getAllSites', { application: 'Sites.Read.All Sites.ReadWrite.All' }),
  operation('GET /sites/{id}/drive', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /sites/{id}/drives', {
    delegated: 'Files.Read Files.Read.All Sites.Read.All Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
    application: 'Files.Read.All Sites.Read.All Files.ReadWrite.All Sites.ReadWrite.All',
    personal: 'Files.Read Files.Read.All Files.ReadWrite Files.ReadWrite.All',
  }),
  operation('GET /sites/{id}/lists', { work: 'Sites.Read.All Sites.ReadWrite.All' }),
  operation('POST /sites/{id}/lists', { delegated: 'Sites.Manage.All', application: 'Sites.Manage.All Sites.ReadWrite.All' }),
  operation('GET /sites/{id}/lists/{id}', { work: 'Sites.Read.All Sites.ReadWrite.All' }),
  operation('GET /sites/{id}/lists/{id}/items', { work: 'Sites.Read.All Sites.ReadWrite.All' }),
  operation('POST /sites/{id}/lists/{id}/items', { work: 'Sites.ReadWrite.All' }),
  operation('GET /sites/{id}/lists/{id}/items/{id}', {
    delegated: 'Sites.Read.All Sites.ReadWrite.All',
    application: 'Sites.Read.All Sites.ReadWrite.All Sites.Manage.All',
  }),
  operation('DELETE /sites/{id}/lists/{id}/items/{id}', { work: 'Sites.ReadWrite.All' }),
  operation('PATCH /sites/{id}/lists/{id}/items/{id}/fields', { work: 'Sites.ReadWrite.All' }),
  operation('GET /sites/{id}/lists/{id}/columns', {
    work: 'Sites.Read.All Sites.Manage.All Sites.ReadWrite.All Sites.FullControl.All',
  }),
  operation('GET /sites/{id}/permissions', { work: 'Sites.FullControl.All' }),
  operation('POST /sites/{id}/permissions', { application: 'Sites.FullControl.All' }),
  operation('GET /groups/{id}/sites/root', { work: 'Sites.Read.All Sites.ReadWrite.All' }),
  operation('GET /external/connections', {
    work: 'ExternalConnection.ReadWrite.OwnedBy ExternalConnection.Read.All ExternalConnection.ReadWrite.All',
  }),
  operation('POST /external/connections', { work: 'ExternalConnection.ReadWrite.OwnedBy ExternalConnection.ReadWrite.All' }),
];
