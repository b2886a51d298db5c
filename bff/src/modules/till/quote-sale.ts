import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { quotedLines } from '@mendian/shared/till/counter-quote.ts';
import type * as contract from '@mendian/shared/till/till.contract.ts';
import type { SaleQuoteData } from '@mendian/shared/till/till.contract.ts';
import { tillSettingsOf } from '@mendian/shared/till/till-settings.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import { prepareSale } from '../order/index.ts';
import { readGuest } from './guest.ts';

type Asking = { readonly sql: Reads; readonly actor: Clerk; readonly now: Date };

/** What lies on the counter would cost now, with the coupons that take most off unless others were chosen. Writes nothing. */
export const quoteSale = async ({ sql, actor, now }: Asking, input: InputOf<typeof contract.quoteSale>): Promise<SaleQuoteData> => {
  const guest = await readGuest(sql, actor, input.guestId, now);
  const prepared = await prepareSale(sql, now, { ...input, storeId: actor.storeId, guest, isChoosing: true });
  const { store, problems, obstacle, quote, coupons, points } = prepared;
  return {
    lines: quotedLines(prepared, quote, tillSettingsOf(store.settings).rounding),
    goods: quote.goods,
    discounts: quote.discounts.map(({ name, amount }) => ({ name, amount })),
    coupons: coupons.choices,
    couponsRefused: coupons.refusal?.message ?? null,
    points,
    payable: quote.payable,
    problems: problems.map(({ index, refusal: { code, message } }) => ({ index, code, message })),
    obstacle: obstacle && { code: obstacle.code, message: obstacle.message },
  };
};
