import type { TillPrintDoor } from '../print/index.ts';
import { readSale } from './read-sales.ts';
import { lockShift } from './shift/change-shift.ts';
import { readShift } from './shift/read-shifts.ts';

/** What printing may ask of the till; the app hands it over. */
export const tillPrintDoor: TillPrintDoor = {
  sale: readSale,
  shift: readShift,
  lockShift: async (ctx, shiftId) => void (await lockShift(ctx, shiftId)),
};
