import { refuse } from '@mendian/shared/kernel/errors.ts';
import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { slotsOn, soonest } from '@mendian/shared/store/slots.ts';
import type * as contract from '@mendian/shared/store/store.contract.ts';
import { notNow, notTakingSentences, takesForSlot } from '@mendian/shared/store/trading.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import { readStore, type StoreFacts } from './read-store.ts';
import type { SlotRow } from './store.rows.ts';

type Input = InputOf<typeof contract.getSlots>;
type Reply = ReplyOf<typeof contract.getSlots>;

/** When one may collect, or have it brought: as soon as possible, and the slots of today and the days the store plans ahead. */
export const getSlots = async ({ sql, now }: ReadContext, { storeId, mode }: Input): Promise<Reply> => {
  const store = await readStore(sql, storeId);
  if (store === null) throw refuse('thing/not-found');
  const off = modeIsOff(store, mode);
  const why = notNow(store, now);
  if (off !== null || !takesForSlot(why)) return { soonest: null, notTaking: off ?? notTakingSentences[why!], days: [] };

  const { settings, trading } = store;
  const ask = { settings, now, busy: trading.status === 'busy', extraMinutes: mode === 'delivery' ? settings.delivery!.minutes : 0 };
  const days = Array.from({ length: settings.pickup.daysAhead + 2 }, (_, ahead) => addDays(dayOf(now), ahead));
  const taken = await readTaken(sql, storeId, days);
  return {
    soonest: why === null ? (soonest(ask)?.toISOString() ?? null) : null,
    notTaking: why && notTakingSentences[why],
    days: days
      .map((day) => ({
        day,
        slots: slotsOn(ask, day).map(({ start, end }) => ({
          start: start.toISOString(),
          end: end.toISOString(),
          left: Math.max(0, settings.pickup.slotCapacity - (taken.get(start.getTime()) ?? 0)),
        })),
      }))
      .filter(({ slots }) => slots.length > 0),
  };
};

const modeIsOff = ({ trading, settings }: StoreFacts, mode: Input['mode']): string | null => {
  if (mode === 'pickup') return trading.pickup ? null : refuseOrder.table['order/pickup-off'].message;
  return trading.delivery && settings.delivery !== null ? null : refuseOrder.table['order/delivery-off'].message;
};

const readTaken = async (sql: Reads, storeId: string, days: readonly string[]): Promise<Map<number, number>> => {
  const rows = await sql.all<SlotRow>('SELECT starts_at, taken FROM slot WHERE store_id = ? AND starts_at >= ? AND starts_at < ?', [
    storeId,
    instantAt(days[0]!, 0),
    instantAt(days.at(-1)!, 1440),
  ]);
  return new Map(rows.map(({ starts_at, taken }) => [starts_at.getTime(), taken]));
};
