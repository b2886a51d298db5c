import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Cursor, Day, Id, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';
import { ShiftView } from './till-shift.contract.ts';

const seeShifts = permission('shift.see', '门店', '查看收银班次：各种收款、现金存取、应有、点到和差额');
const closeShifts = permission('shift.force-close', '门店', '强制交班：终端坏了或店员已离开，没有人点钱箱');

/** Days that are looked at together. */
export const shiftDaysMax = 31;

/** What the list is narrowed to: not closed yet, a count that differs, or nobody counted. */
export const shiftStandings = ['open', 'off', 'forced'] as const;
export type ShiftStanding = (typeof shiftStandings)[number];

const DeskShift = v.object({ storeId: Id, storeName: v.string(), ...ShiftView.entries });
export type DeskShiftData = v.InferOutput<typeof DeskShift>;

export const listDeskShifts = deskEndpoint({
  method: 'GET',
  path: '/shifts',
  summary: `收银班次，新开的在前，按开班的日子；最多一次看 ${shiftDaysMax} 天。只列出负责范围之内、开班时归属的班次`,
  permission: seeShifts,
  input: v.object({
    /** Days on which they were opened, both included. */
    from: Day,
    to: Day,
    storeId: v.optional(Id),
    standing: v.optional(v.picklist(shiftStandings)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(DeskShift),
  refusals: ['input/invalid'],
});

export const forceCloseDeskShift = deskEndpoint({
  method: 'POST',
  path: '/shifts/:shiftId/force-close',
  summary: '强制交班：不点钱箱，写明原因；门店的终端自己还能用时，请店员点箱交班',
  permission: closeShifts,
  repeat: 'key',
  input: v.object({ shiftId: Id, reason: textFrom1To(100) }),
  reply: DeskShift,
  refusals: ['thing/not-found', 'till/shift-closed'],
});
