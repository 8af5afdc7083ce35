import { createPermissions, type Permissions } from '../triage/permissions/permissions.ts';
import { type FileReason, loadPermissionsFile } from './load.ts';

/** `permissions` is absent when no file is named: then the built-in table is used. */
export type Published =
  | { readonly kind: 'ready'; readonly permissions: Permissions | undefined }
  | { readonly kind: 'refused'; readonly reason: FileReason };

/** The permission file that `GRAPH_PERMISSIONS_FILE` names. One that cannot be used is refused: nobody should rely on it in vain. */
export async function publishedPermissions(path: string | undefined): Promise<Published> {
  if (path === undefined || path === '') return { kind: 'ready', permissions: undefined };
  const loaded = await loadPermissionsFile(path);
  return loaded.kind === 'loaded' ? { kind: 'ready', permissions: createPermissions(loaded.data) } : loaded;
}
