import { setTimeout as wait } from 'node:timers/promises';
import { type TeamsChannelAccount, TeamsInfo, type TurnContext } from 'botbuilder';
import type { Member } from '../../helpdesk/ticket.ts';
import { redact } from '../../triage/intake/redact.ts';

/** The people of the desk's team, for *Assign to ...*. */
export interface Roster {
  /** The first 50, by name; none when Teams does not tell in time. Kept for ten minutes. */
  readonly of: (context: TurnContext) => Promise<readonly Member[]>;
  /** One of them, asked anew; nothing when the person is not in the team. */
  readonly find: (context: TurnContext, id: string) => Promise<Member | undefined>;
}

interface Known {
  /** Milliseconds. */
  readonly until: number;
  readonly members: readonly Member[];
}

const MOST = 50;
const KEPT_MS = 10 * 60_000;
/** So long nobody asks again when Teams did not tell. */
const SILENT_MS = 30_000;
/** The connector library repeats a failed call for six seconds; a press has three for all that it does. */
const PATIENCE_MS = 800;
/** Nobody waits for a delivery. */
const DELIVERY_PATIENCE_MS = 8000;

/** @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export function createRoster(now: () => number): Roster {
  const known = new Map<string, Known>();
  const ask = async (context: TurnContext, key: string): Promise<readonly Member[] | undefined> => {
    const page = await TeamsInfo.getPagedMembers(context, MOST);
    const members = page.members
      .slice(0, MOST)
      .flatMap(memberOf)
      .toSorted((a, b) => a.name.localeCompare(b.name));
    known.set(key, { until: now() + KEPT_MS, members });
    return members;
  };
  return {
    async of(context) {
      const key = keyOf(context);
      const kept = known.get(key);
      if (kept !== undefined && now() < kept.until) return kept.members;
      const asked = await inTime(context, ask(context, key));
      if (asked !== undefined) return asked;
      const members = kept?.members ?? [];
      known.set(key, { until: now() + SILENT_MS, members });
      return members;
    },
    async find(context, id) {
      const found = await inTime(
        context,
        TeamsInfo.getMember(context, id).then(memberOf, (error: unknown) => (isAbsent(error) ? [] : undefined)),
      );
      // Where Teams says neither yes nor no, whoever was there a while ago counts.
      return (found ?? known.get(keyOf(context))?.members.filter((member) => member.id === id) ?? [])[0];
    },
  };
}

function keyOf({ activity }: TurnContext): string {
  return activity.conversation.id.replace(/;messageid=.*$/, '');
}

/** Nothing when it fails or takes too long. What comes later is kept for the next one who asks. */
function inTime<T>({ activity }: TurnContext, asked: Promise<T>): Promise<T | undefined> {
  const patience = activity.type === 'event' ? DELIVERY_PATIENCE_MS : PATIENCE_MS;
  return Promise.race([asked.catch(() => undefined), wait(patience, undefined, { ref: false })]);
}

function isAbsent(error: unknown): boolean {
  const { statusCode } = Object(error) as { readonly statusCode?: unknown };
  return statusCode === 404 || statusCode === 400 || statusCode === 403;
}

/** As Teams names them; some tenants show a mail address for a name. */
function memberOf({ aadObjectId, id, name }: Partial<TeamsChannelAccount>): readonly Member[] {
  const member = aadObjectId ?? id;
  return member === undefined ? [] : [{ id: member, name: redact(name ?? '') }];
}
