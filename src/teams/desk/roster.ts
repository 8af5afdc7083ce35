import { type TeamsChannelAccount, TeamsInfo, type TurnContext } from 'botbuilder';
import type { Member } from '../../helpdesk/ticket.ts';
import { redact } from '../../triage/intake/redact.ts';

/** The people of the desk's team, for *Assign to ...*. */
export interface Roster {
  /** The first 50, by name; none when Teams does not tell. Kept for ten minutes. */
  readonly of: (context: TurnContext) => Promise<readonly Member[]>;
  /** One of them, asked anew; nothing when the person is not in the team. */
  readonly find: (context: TurnContext, id: string) => Promise<Member | undefined>;
}

const MOST = 50;
const KEPT_MS = 10 * 60_000;

/** @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export function createRoster(now: () => number): Roster {
  const known = new Map<string, { readonly at: number; readonly members: readonly Member[] }>();
  return {
    async of(context) {
      const key = context.activity.conversation.id.replace(/;messageid=.*$/, '');
      const kept = known.get(key);
      if (kept !== undefined && now() - kept.at < KEPT_MS) return kept.members;
      const page = await TeamsInfo.getPagedMembers(context, MOST).catch(() => undefined);
      if (page === undefined) return kept?.members ?? [];
      const members = page.members
        .slice(0, MOST)
        .flatMap(memberOf)
        .toSorted((a, b) => a.name.localeCompare(b.name));
      known.set(key, { at: now(), members });
      return members;
    },
    async find(context, id) {
      const account = await TeamsInfo.getMember(context, id).catch(() => undefined);
      return account === undefined ? undefined : memberOf(account)[0];
    },
  };
}

/** As Teams names them; some tenants show a mail address for a name. */
function memberOf({ aadObjectId, id, name }: Partial<TeamsChannelAccount>): readonly Member[] {
  const member = aadObjectId ?? id;
  return member === undefined ? [] : [{ id: member, name: redact(name ?? '') }];
}
