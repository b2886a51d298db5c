import { levelAbove, type AfterSaleLevel } from '@mendian/shared/after-sale/after-sale-status.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { raiseAttention } from '../../platform/attention.ts';
import type { Context } from '../../platform/context.ts';
import { on, type Moot } from '../../platform/subscriber.ts';
import { afterSaleOverdue } from './after-sale.events.ts';
import { awaitLevel, moveCase } from './move-case.ts';
import { lockCase, readCase, type Held } from './read-cases.ts';
import { readRules } from './rules.ts';

/** Nobody answered in time: it goes to the level above; head office's own are listed as waiting. */
const goUp = async (ctx: Context, { caseId, level }: { caseId: string; level: AfterSaleLevel }): Promise<void> => {
  const held = await lockCase(ctx.sql, caseId);
  if (held.case.state !== 'asked' || held.case.level !== level) return;
  const above = levelAbove(level);
  if (above === null) return listLate(ctx, held);
  const due = awaitLevel(ctx, caseId, above, await readRules(ctx.sql));
  await moveCase(ctx, held, 'pass', { level: above, due_at: due }, { what: 'overdue', side: 'system', actor: '' });
};

const listLate = async (ctx: Context, { case: row, order }: Held): Promise<void> => {
  const whole = await readCase(ctx.sql, row.id);
  await raiseAttention(ctx, {
    kind: 'after-sale-late',
    subject: row.id,
    text: `${whole?.store_name ?? '门店'}的订单 ${order.pickup_number ?? ''} 顾客申请退款 ¥${yuanText(row.asked)}，总部一直没有答复，请到“售后”处理`,
    storeId: row.store_id,
    orderId: row.order_id,
  });
};

/** Most are answered in time. */
const unlessAnswered: Moot = async (reads, payloads) => {
  const asked = payloads as { caseId: string; level: AfterSaleLevel }[];
  const open = await reads.all<{ id: string; level: AfterSaleLevel }>(
    `SELECT id, level FROM after_sale WHERE id IN (?) AND state = 'asked'`,
    [asked.map(({ caseId }) => caseId)],
  );
  return asked.map(({ caseId, level }) => !open.some((one) => one.id === caseId && one.level === level));
};

export const overdueSubscriber = on(afterSaleOverdue, 'after-sale.overdue', goUp, unlessAnswered);
