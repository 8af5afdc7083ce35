/** What Microsoft's published data says wrongly or leaves out, for one permission at some methods of one path. */
export interface Correction {
  readonly path: string;
  readonly methods: readonly string[];
  readonly name: string;
  readonly isLeast?: boolean;
  readonly alsoRequires?: readonly string[];
}

const WRITES = ['POST', 'PATCH', 'PUT', 'DELETE'];
const CONDITIONAL_ACCESS = ['policies', 'policies/{id}', 'namedLocations', 'namedLocations/{id}'];

/**
 * Writing a group's nesting is no modest way of reading it.
 * @see https://learn.microsoft.com/graph/api/group-get
 * @see https://learn.microsoft.com/graph/api/group-list
 */
const groups: readonly Correction[] = [
  ...['/groups', '/groups/{id}', '/groups/delta'].map((path) => ({
    path,
    methods: ['GET'],
    name: 'Group-NestingSupport.ReadWrite.All',
    isLeast: false,
  })),
  { path: '/groups/{id}', methods: ['GET'], name: 'GroupMember.Read.All', isLeast: true },
  { path: '/groups/delta', methods: ['GET'], name: 'GroupMember.Read.All', isLeast: true },
];

/** The organization is everybody's, not Intune's. @see https://learn.microsoft.com/graph/api/organization-list */
const organization: readonly Correction[] = [
  { path: '/organization', methods: ['GET'], name: 'DeviceManagementServiceConfig.Read.All', isLeast: false },
  { path: '/organization', methods: ['GET'], name: 'Organization.Read.All', isLeast: true },
];

/**
 * The data marks what the same call needs for an application; for a user the page names others, of which this one does alone.
 * @see https://learn.microsoft.com/graph/api/directoryobject-getmembergroups
 */
const memberships: readonly Correction[] = ['/me', '/users/{id}'].flatMap((who) =>
  ['getMemberGroups', 'getMemberObjects', 'checkMemberGroups', 'checkMemberObjects'].flatMap((action) => [
    { path: `${who}/${action}`, methods: ['POST'], name: 'Application.Read.All', isLeast: false },
    { path: `${who}/${action}`, methods: ['POST'], name: 'Directory.Read.All', isLeast: true },
  ]),
);

/**
 * Conditional Access takes one permission to read and one to write, both; the data lists each as if it were enough.
 * @see https://learn.microsoft.com/graph/api/conditionalaccessroot-post-policies
 */
const conditionalAccess: readonly Correction[] = CONDITIONAL_ACCESS.flatMap((rest) => {
  const at = { path: `/identity/conditionalAccess/${rest}`, methods: WRITES };
  return [
    { ...at, name: 'Policy.Read.All', alsoRequires: ['Policy.ReadWrite.ConditionalAccess'], isLeast: false },
    { ...at, name: 'Application.Read.All', alsoRequires: ['Policy.ReadWrite.ConditionalAccess'], isLeast: false },
    {
      ...at,
      name: 'Policy.ReadWrite.ConditionalAccess',
      alsoRequires: ['Policy.Read.All', 'Application.Read.All'],
      isLeast: true,
    },
  ];
});

/** Corrections of the published data. They hold for the built-in table, too. */
export const CORRECTIONS: readonly Correction[] = [...groups, ...organization, ...memberships, ...conditionalAccess];
