import type { Grant, PermissionData, Scheme } from './model.ts';
import { SCHEMES } from './model.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations/index.ts';

/** The day on which the table was last compared with Microsoft's published file. */
const DATE = '2026-08-07';

/**
 * The permissions of the operations that people call most, by hand; every other request is `unknown`.
 * `npm run permissions:update` fetches the whole of what Microsoft publishes.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const BUILT_IN: PermissionData = { source: 'built-in', date: DATE, grants: OPERATIONS.flatMap(grantsOf) };

/** The place of a name in its list stands for its level, so that the order of the table is the order of the answer. */
function grantsOf({ methods, path, alsoRequires, ...lists }: Operation): readonly Grant[] {
  return SCHEMES.flatMap((scheme: Scheme) =>
    lists[scheme].map((name, at) => ({
      name,
      isResourceSpecific: false,
      methods,
      schemes: [scheme],
      levels: { [scheme]: at },
      paths: [{ path, least: at === 0 ? [scheme] : [], alsoRequires: alsoRequires[name] ?? [] }],
    })),
  );
}
