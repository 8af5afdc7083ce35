import assert from 'node:assert/strict';
import { insightsOf, periodOf } from '../../src/helpdesk/insights.ts';
import { MOST_VALUES, type Tally } from '../../src/helpdesk/tally.ts';
import { dice, plan, store as storeAll, tallies as tallied } from '../helpdesk/month.ts';
import { counted } from '../helpdesk/month-counted.ts';
import { after, draft, freshPlace, NOW, type Open, silent, TENANT } from './place.ts';

const DAY = 24 * 60 * 60_000;
const tally = (changes: Partial<Tally> = {}): Tally => ({
  tenantId: TENANT,
  day: '2026-11-20',
  name: 'answered',
  value: 'stale-token',
  count: 1,
  ...changes,
});

export function contractOfFigures(open: Open): void {
  describe('figures', () => {
    const place = freshPlace(open);
    const read = (tenantId?: string) => place.other.figures.read(periodOf(NOW), tenantId);

    it('of a month are those that are counted by hand, in one tenant and in all together', async () => {
      const roll = dice(1);
      const planned = [plan(150, roll), plan(40, roll)] as const;
      const counts = [tallied(200, roll), tallied(50, roll, 'tenant-2')] as const;
      await storeAll(planned[0], place.store);
      await storeAll(planned[1], place.store, 'tenant-2');
      await place.store.figures.count(counts.flat());
      assert.deepEqual(insightsOf(await read(TENANT), periodOf(NOW)), counted(planned[0], counts[0]));
      assert.deepEqual(insightsOf(await read('tenant-2'), periodOf(NOW)), counted(planned[1], counts[1]));
      assert.deepEqual(insightsOf(await read(), periodOf(NOW)), counted(planned.flat(), counts.flat()));
      assert.deepEqual((await read('tenant-3')).tallies, []);
    }).timeout(60_000);

    it('add up, whoever counts and however often at once', async () => {
      const both = [place.store, place.other].flatMap(({ figures }) =>
        Array.from({ length: 10 }, () =>
          figures.count([tally(), tally({ count: 2 }), tally({ day: '2026-11-19' }), tally({ name: 'solved' })]),
        ),
      );
      await Promise.all(both);
      const { tallies } = await read(TENANT);
      assert.deepEqual(
        tallies.toSorted((a, b) => a.count - b.count),
        [
          { name: 'solved', value: 'stale-token', count: 20 },
          { name: 'answered', value: 'stale-token', count: 80 },
        ],
      );
    });

    it('leave what is older than the period out', async () => {
      await place.store.figures.count([tally({ day: '2026-10-21' }), tally({ day: '2026-10-22', value: 'wrong-tenant' })]);
      assert.deepEqual((await read(TENANT)).tallies, [{ name: 'answered', value: 'wrong-tenant', count: 1 }]);
    });

    it('keep no more values of one name and day than are allowed, and count the rest as others', async () => {
      const values = (from: number, count: number) =>
        Array.from({ length: count }, (_, i) => tally({ name: 'unknown-code', value: `${from + i}` }));
      await place.store.figures.count(values(1000, MOST_VALUES - 5));
      await place.store.figures.count(values(5000, 500));
      await place.other.figures.count([
        ...values(1000, 2),
        ...values(9000, 3),
        tally({ name: 'unknown-code', value: '9', day: '2026-11-19' }),
      ]);
      const { tallies } = await read(TENANT);
      const countOf = (value: string) => tallies.find((one) => one.value === value)?.count;
      assert.deepEqual([countOf('1000'), countOf('1001'), countOf('1002')], [2, 2, 1]);
      assert.deepEqual([countOf('9000'), countOf('9'), countOf('other')], [undefined, 1, 495 + 3]);
      assert.equal(tallies.length, MOST_VALUES + 2);
    });

    it('store all or nothing', async () => {
      await assert.rejects(place.store.figures.count([tally(), tally({ value: 'nul \0' })]), { code: 'storage-parameter' });
      assert.deepEqual((await read(TENANT)).tallies, []);
    });

    it('name the tickets that were judged wrong, resolved last first, none of another tenant and none of a cause without a name', async () => {
      const { tickets, figures } = place.store;
      const resolved = async (key: string, cause: 'other' | 'stale-token' | 'consent-missing', at: number, tenantId = TENANT) => {
        const opened = await tickets.open(draft(key, { tenantId, at: NOW - 50 * DAY }), silent);
        const next = after(opened, { kind: 'resolve', cause }, at);
        await tickets.change(opened, next, []);
        return next;
      };
      await resolved('right', 'consent-missing', NOW - 5);
      await resolved('other', 'other', NOW - 4);
      await resolved('theirs', 'stale-token', NOW - 3, 'tenant-2');
      await resolved('old', 'stale-token', NOW - 40 * DAY);
      const first = await resolved('first', 'stale-token', NOW - 20);
      const last = await resolved('last', 'stale-token', NOW - 10);
      const again = await resolved('again', 'stale-token', NOW - 1);
      await tickets.change(again, after(again, { kind: 'reopen' }, NOW), []);
      assert.deepEqual(await figures.misjudged(TENANT, NOW - 30 * DAY, 5), [last, first]);
      assert.deepEqual(await place.other.figures.misjudged(TENANT, NOW - 30 * DAY, 1), [last]);
    });
  });
}
