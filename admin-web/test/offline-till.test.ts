import test from 'ava';
import fc from 'fast-check';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { afterWrong, noTries, type Tries } from '../src/features/clerk/offline/try-policy.ts';
import { answeredRow, isPast, offlineNumber, type ActionRow } from '../src/features/till/offline/action-rows.ts';
import { shiftAfter } from '../src/features/till/offline/shift-after.ts';
import { whyNotOffline } from '../src/features/till/offline/why-not-offline.ts';
import { madeId } from '../src/platform/made-id.ts';

const at = '2026-11-26T08:00:00.000Z';
const nowMs = Date.parse(at);
const hourMs = 3_600_000;

const row = (action: ActionRow['action']): ActionRow => ({
  ...{ id: action.id, action, clerkName: '小王', sale: null, storeId: 'store', waiting: 'store', answered: null },
});
const opened = (id: string, openingCash = 20_000) => row({ kind: 'shift-opened', id, at, clerkId: 'clerk', openingCash });
const closed = (shiftId: string) => row({ kind: 'shift-closed', id: `c${shiftId}`, at, clerkId: 'clerk', shiftId, counted: 0, reason: '' });
const sold = (shiftId: string, payable: number) =>
  row({ kind: 'sold', id: `s${shiftId}${payable}`, at, clerkId: 'clerk', shiftId, number: '断网', lines: [], roundedOff: 0, payable, tendered: payable }); // prettier-ignore
const taken = (one: ActionRow, atMs: number) => answeredRow(one, { id: one.id, outcome: 'taken', number: null }, atMs);

const shift: ShiftViewData = {
  ...{
    id: 'S',
    terminalName: '1 号',
    openedBy: '小李',
    openedAt: at,
    openingCash: 10_000,
    sales: 3,
    returns: 1,
    cashMoves: [],
    closed: null,
  },
  ...{ byMethod: [{ method: 'cash', sales: 900, returns: 100 }, { method: 'codepay', sales: 500, returns: 0 }], expected: 10_800 }, // prettier-ignore
};

test('sales without a network are in the drawer and in the shift they were made in', (t) => {
  const after = shiftAfter({ shift, atMs: nowMs }, [sold('S', 350), sold('S', 1_990), sold('another', 77)])!;
  t.like(after, { sales: 5, expected: 10_800 + 2_340 });
  t.deepEqual(after.byMethod.find(({ method }) => method === 'cash'), { method: 'cash', sales: 900 + 2_340, returns: 100 }); // prettier-ignore
  t.is(after.byMethod.length, 2);
});

test('a shift is closed and another opened without a network; sales of the one before do not move the new drawer', (t) => {
  t.is(shiftAfter({ shift, atMs: nowMs }, [sold('S', 5), closed('S')]), null);
  const after = shiftAfter({ shift, atMs: nowMs }, [closed('S'), opened('T', 5_000), sold('T', 350), sold('S', 9)])!;
  t.like(after, { id: 'T', openedBy: '小王', openingCash: 5_000, expected: 5_350, sales: 1, closed: null });
  t.is(shiftAfter({ shift: null, atMs: nowMs }, [opened('T'), closed('another')])?.id, 'T');
  t.is(shiftAfter({ shift: null, atMs: nowMs }, []), null);
});

test('what the server knew already when it was asked, or did not take, is not counted a second time', (t) => {
  const known = taken(sold('S', 100), nowMs - 1);
  const news = taken(sold('S', 20), nowMs);
  const listed = answeredRow(sold('S', 3), { id: 'x', outcome: 'listed', code: 'c', message: 'm' }, nowMs + 5);
  t.is(shiftAfter({ shift, atMs: nowMs }, [known, news, listed])?.expected, 10_820);
  t.like(shiftAfter({ shift: { ...shift, id: 'T' }, atMs: nowMs }, [taken(opened('T'), nowMs)]), { id: 'T', expected: 10_800 });
});

test('nothing is sold without a network after 72 hours, with 10,000 waiting, by a wrong clock, or where nothing is known or kept', (t) => {
  const fine = { nowMs, heardAtMs: nowMs - hourMs, waiting: 0, keeps: true, knows: true };
  t.is(whyNotOffline(fine), null);
  t.is(whyNotOffline({ ...fine, heardAtMs: nowMs - 72 * hourMs, waiting: 9_999 }), null);
  t.regex(whyNotOffline({ ...fine, heardAtMs: nowMs - 72 * hourMs - 1 })!, /72 小时/);
  t.regex(whyNotOffline({ ...fine, heardAtMs: 0 })!, /72 小时/);
  t.regex(whyNotOffline({ ...fine, waiting: 10_000 })!, /10000 笔/);
  t.regex(whyNotOffline({ ...fine, heardAtMs: nowMs + hourMs })!, /时间不对/);
  t.regex(whyNotOffline({ ...fine, keeps: false })!, /保存数据/);
  t.regex(whyNotOffline({ ...fine, knows: false })!, /商品和价格/);
});

test('what the server has taken is let go after three days, what it did not take once somebody has read it', (t) => {
  const late = nowMs + 73 * hourMs;
  t.false(isPast(opened('T'), late * 2));
  t.false(isPast(taken(opened('T'), nowMs), nowMs + 71 * hourMs));
  t.true(isPast(taken(opened('T'), nowMs), late));
  const listed = answeredRow(opened('T'), { id: 'T', outcome: 'listed', code: 'c', message: 'm' }, nowMs);
  t.false(isPast(listed, late));
  t.true(isPast({ ...listed, answered: { ...listed.answered!, seen: true } }, late));
});

test('the number on a receipt is of the day in China, and counts on beyond four digits', (t) => {
  t.is(offlineNumber(Date.parse('2026-11-26T15:59:59Z'), 7), '断网 1126-0007');
  t.is(offlineNumber(Date.parse('2026-11-26T16:00:00Z'), 10_000), '断网 1127-10000');
});

test('ids made here are what the server takes, sort by time and differ', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 42 }), (ms) => {
      t.regex(madeId(ms), /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
      t.true(madeId(ms).slice(0, 10) < madeId(ms + 1).slice(0, 10));
      t.not(madeId(ms), madeId(ms));
    }),
  );
  t.is(madeId(1_469_918_176_385).slice(0, 10), '01ARYZ6S41');
});

test('wrong PINs cost more and more time, and the tenth ends it', (t) => {
  const waits: number[] = [];
  let tries: Tries | null = noTries;
  while (tries !== null) {
    tries = afterWrong(tries, nowMs);
    if (tries !== null) waits.push(Math.max(0, tries.notBeforeMs - nowMs) / 1_000);
  }
  t.deepEqual(waits, [0, 0, 30, 60, 120, 240, 480, 900, 900]);
});
