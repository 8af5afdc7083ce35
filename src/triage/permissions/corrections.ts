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

const OF_GROUPS = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadBasic.All',
  'GroupMember.ReadBasic.All',
  'Group.ReadWrite.All',
];
const OF_USERS = ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All'];
const OF_OTHERS = ['Application.Read.All', 'Application.ReadWrite.All', 'Device.Read.All', 'Device.ReadWrite.All'];

/**
 * The data mixes what the call needs for users, groups, apps and devices. For a user it takes one permission for users and one for groups,
 * or `Directory.Read.All` alone.
 * @see https://learn.microsoft.com/graph/api/directoryobject-getmembergroups
 */
const memberships: readonly Correction[] = ['/me', '/users/{id}'].flatMap((who) =>
  ['getMemberGroups', 'getMemberObjects', 'checkMemberGroups', 'checkMemberObjects'].flatMap((action) => {
    const at = { path: `${who}/${action}`, methods: ['POST'] };
    const together = (names: readonly string[], alsoRequires: readonly string[]): readonly Correction[] =>
      names.map((name) => ({ ...at, name, alsoRequires, isLeast: false }));
    return [
      { ...at, name: 'Directory.Read.All', isLeast: true },
      ...together(OF_GROUPS, OF_USERS),
      ...together(OF_USERS, OF_GROUPS),
      ...together(OF_OTHERS, ['Directory.Read.All']),
    ];
  }),
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
