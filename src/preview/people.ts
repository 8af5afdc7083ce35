/** The made-up tenant and people of the preview. The page and the roster calls of the connector use the same ones. */
export const TENANT_ID = '00000000-0000-0000-0000-0000000000001';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  readonly userPrincipalName: string;
  readonly tenantId: string;
  readonly userRole: string;
}

function member(index: number, givenName: string, surname: string): Member {
  const email = `${givenName}${surname.slice(0, 1)}@example.com`.toLowerCase();
  return {
    id: `user-id-${index}`,
    name: `${givenName} ${surname}`,
    aadObjectId: `00000000-0000-0000-0000-00000000000${20 + index}`,
    givenName,
    surname,
    email,
    userPrincipalName: email,
    tenantId: TENANT_ID,
    userRole: 'user',
  };
}

/** The person who sits in front of the page. */
export const YOU: Member = member(0, 'Alex', 'Wilber');

/** Those who work at the help desk. */
export const DESK_PEOPLE: readonly Member[] = [
  member(1, 'Megan', 'Bowen'),
  member(2, 'Diego', 'Siciliani'),
  member(3, 'Lee', 'Gu'),
];

/** The channel in which they do. Its ids never change, so that a desk that is registered stays it over a restart. */
export const DESK_CHANNEL = {
  teamId: '19:preview-team@thread.tacv2',
  groupId: '00000000-0000-0000-0000-000000000031',
  channelId: '19:preview-help-desk@thread.tacv2',
} as const;

/** The account of the bot in activities. */
export const BOT = { id: '00000000-0000-0000-0000-00000000000011', name: 'Graph Triage' } as const;
