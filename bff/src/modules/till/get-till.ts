import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/till/till.contract.ts';
import { tillSettingsOf } from '@mendian/shared/till/till-settings.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { readStore } from '../store/index.ts';
import { presentShifts, readOpenShift } from './shift/read-shifts.ts';

/** What the till's page begins with. */
export const getTill = async ({ sql, actor, now }: ReadContext<Clerk>, hasAlipay: boolean): Promise<ReplyOf<typeof contract.getTill>> => {
  const store = await readStore(sql, actor.storeId);
  const shift = await readOpenShift(sql, actor.terminalId);
  const parked = await sql.one<{ number: number }>(
    'SELECT COUNT(*) AS number FROM parked_ticket WHERE store_id = ? AND business_day = ? AND taken_at IS NULL',
    [actor.storeId, dayOf(now)],
  );
  const payee = await sql.one<{ alipay_account_id: string | null }>(
    'SELECT y.alipay_account_id FROM store s JOIN payee y ON y.id = s.payee_id WHERE s.id = ?',
    [actor.storeId],
  );
  const shifts = await presentShifts(sql, shift === null ? [] : [shift]);
  return {
    settings: tillSettingsOf(store!.settings),
    shift: shifts[0] ?? null,
    parked: parked!.number,
    takesAlipay: hasAlipay && payee !== null && payee.alipay_account_id !== null,
  };
};
