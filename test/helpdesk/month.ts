import type { Requester, Ticket } from '../../src/helpdesk/ticket.ts';
import { type Tally, TALLY_NAMES } from '../../src/helpdesk/tally.ts';
import type { Store } from '../../src/storage/open.ts';
import { CAUSE_IDS, type CauseId } from '../../src/triage/causes/index.ts';
import { after, draft, NOW, requester, silent, TENANT } from '../storage/place.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const LOCALES = ['en', 'sv', 'lv', 'zh-TW', 'nl', 'id'] as const;

/** What happens to one ticket, planned before it is stored. Times are milliseconds; what lies after now does not happen. */
export interface Planned {
  readonly openedAt: number;
  readonly takenAt: number | undefined;
  readonly resolvedAt: number | undefined;
  readonly isReopened: boolean;
  readonly isWithdrawn: boolean;
  readonly top: CauseId | undefined;
  readonly actual: CauseId | 'other';
  readonly locale: string;
}

/** Numbers from 0 to 1 that are the same each time. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // the low bits of this generator repeat soon
    return (state >>> 8) / 2 ** 24;
  };
}

/** `count` tickets of thirty days, and a few that are older. */
export function plan(count: number, roll: () => number): readonly Planned[] {
  return Array.from({ length: count + Math.ceil(count / 15) }, (_, i) => {
    const age = i < count ? roll() * 29.4 * DAY : 29.6 * DAY + roll() * 60 * DAY;
    const openedAt = NOW - Math.floor(age);
    const takenAt = roll() < 0.85 ? openedAt + Math.floor(roll() ** 3 * 2 * DAY) : undefined;
    const resolvedAt = takenAt !== undefined && roll() < 0.8 ? takenAt + Math.floor(roll() ** 3 * 20 * DAY) : undefined;
    const top = roll() < 0.95 ? pick(CAUSE_IDS, roll() ** 2) : undefined;
    const actual = roll() < 0.7 ? (top ?? 'other') : pick([...CAUSE_IDS, 'other'] as const, roll());
    const isWithdrawn = resolvedAt === undefined && roll() < 0.1;
    return {
      openedAt,
      takenAt: happened(takenAt),
      resolvedAt: happened(resolvedAt),
      isReopened: roll() < 0.05,
      isWithdrawn,
      top,
      actual,
      locale: pick(LOCALES, roll() ** 2),
    };
  });
}

/** Stores them as the help desk would: each ticket opened, then what happened to it. */
export async function store(planned: readonly Planned[], { tickets }: Store, tenantId = TENANT): Promise<void> {
  for (const [i, one] of planned.entries()) {
    const opened = await tickets.open(draftOf(one, i, tenantId), silent);
    const now = lived(opened, one);
    if (now !== opened) await tickets.change(opened, now, []);
  }
}

/** Counts of triages, some of them of days that are too long ago. */
export function tallies(count: number, roll: () => number, tenantId = TENANT): readonly Tally[] {
  const values = (name: Tally['name']): string => {
    if (name === 'language') return pick(LOCALES, roll());
    if (name === 'unknown-code') return String(9_000_000 + Math.floor(roll() * 40));
    return name === 'unknown-path' ? `GET /things/{id}/x${'y'.repeat(roll() * 30)}` : pick([...CAUSE_IDS, 'other'], roll() ** 2);
  };
  return Array.from({ length: count }, () => {
    const name = pick(TALLY_NAMES, roll());
    const day = new Date(NOW - Math.floor(roll() * 40) * DAY).toISOString().slice(0, 10);
    return { tenantId, day, name, value: values(name), count: 1 + Math.floor(roll() * 4) };
  });
}

function draftOf({ openedAt, top, locale }: Planned, i: number, tenantId: string) {
  const asker: Requester = { ...requester(`person-${i % 500}`), locale };
  const ranking = top === undefined ? [] : [{ cause: top, verdict: 'likely' as const }];
  return draft(`key-${i}`, { tenantId, requester: asker, at: openedAt, content: { evidence: {}, ranking, tried: [] } });
}

function lived(opened: Ticket, { takenAt, resolvedAt, isReopened, isWithdrawn, actual }: Planned): Ticket {
  let ticket = opened;
  if (takenAt !== undefined) ticket = after(ticket, { kind: 'claim' }, takenAt);
  if (isWithdrawn) return after(ticket, { kind: 'withdraw' }, takenAt, { side: 'requester', ...ticket.requester });
  if (resolvedAt === undefined) return ticket;
  ticket = after(ticket, { kind: 'resolve', cause: actual }, resolvedAt);
  return isReopened ? after(ticket, { kind: 'reopen' }, resolvedAt) : ticket;
}

function happened(at: number | undefined): number | undefined {
  return at !== undefined && at <= NOW ? at : undefined;
}

function pick<T>(list: readonly T[], chance: number): T {
  return list[Math.floor(chance * list.length)] as T;
}
