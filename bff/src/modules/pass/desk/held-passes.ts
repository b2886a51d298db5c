import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { deskUsesShown } from '@mendian/shared/pass/pass-desk.contract.ts';
import type * as contract from '@mendian/shared/pass/pass-desk.contract.ts';
import type { HeldPassData, HeldPassDetailData } from '@mendian/shared/pass/pass-desk.contract.ts';
import { standingOf } from '@mendian/shared/pass/pass-figures.ts';
import { passMachine } from '@mendian/shared/pass/pass-status.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allOf, isAscii } from '../../../platform/like-sql.ts';
import type { Condition } from '../../../platform/scope-sql.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import { allRows, firstRow, type Reads } from '../../../platform/sql.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import { maskedMember } from '../../member/index.ts';
import type { PassRow } from '../pass.rows.ts';
import { figuresOf, lastDayOf, refundOf } from '../present-pass.ts';

type Office = ReadContext<ActorOf<'headOffice'>>;
type List = typeof contract.listHeldPasses;
type HeldRow = PassRow & { readonly name: string; readonly nickname: string | null; readonly phone: string | null };

const held = `SELECT p.*, k.name, m.nickname, m.phone FROM pass p JOIN pass_kind k ON k.id = p.kind_id LEFT JOIN member m ON m.id = p.member_id`;

/** What was bought; what was never paid for is listed only when it is asked for by its state. */
export const listHeld = async ({ sql, actor, now }: Office, input: InputOf<List>): Promise<ReplyOf<List>> => {
  requireWholeChain({ actor });
  const { text, kindId, state, after, limit } = input;
  const where = allOf([
    ...(text === undefined || text === '' ? [] : [await namedBy(sql, text)]),
    ...(kindId === undefined ? [] : [{ text: 'p.kind_id = ?', values: [kindId] }]),
    state === undefined ? { text: 'p.paid_at IS NOT NULL', values: [] } : { text: 'p.state = ?', values: [state] },
    { text: 'p.id < ?', values: [after ?? '~'] },
  ]);
  const found = await sql.all<HeldRow>(`${held} WHERE ${where.text} ORDER BY p.id DESC LIMIT ${limit + 1}`, where.values);
  const page = found.slice(0, limit);
  return { items: page.map((row) => presentHeld(row, now)), next: found.length > limit ? page.at(-1)!.id : null };
};

/** What is typed to find a pass: its member's phone, its code, or the number of its payment here or at WeChat. */
const namedBy = async (sql: Reads, text: string): Promise<Condition> => {
  const typed = text.replace(/\s/g, '');
  if (/^1[3-9]\d{9}$/.test(typed)) return { text: 'p.member_id IN (SELECT id FROM member WHERE phone = ?)', values: [typed] };
  if (/^6\d{15}$/.test(typed)) return { text: 'p.code = ?', values: [typed] };
  if (!isAscii(typed)) return { text: '1 = 0', values: [] };
  const [here, there] = await sql.ask(
    firstRow<{ order_id: string }>('SELECT order_id FROM payment WHERE out_trade_no = ?', [typed]),
    firstRow<{ order_id: string }>('SELECT order_id FROM payment WHERE transaction_id = ?', [typed]),
  );
  return { text: 'p.id = ?', values: [(here ?? there)?.order_id ?? ''] };
};

export const getHeld = ({ sql, actor, now }: Office, { passId }: InputOf<typeof contract.getHeldPass>): Promise<HeldPassDetailData> => {
  requireWholeChain({ actor });
  return viewHeld(sql, passId, now);
};

type PaidRow = { readonly out_trade_no: string; readonly transaction_id: string | null };
type UseRow = {
  readonly id: string;
  readonly created_at: Date;
  readonly store_name: string;
  readonly clerk: string;
  readonly product: string;
  readonly taken_off: number;
  readonly reversed_at: Date | null;
  readonly reversed_why: string | null;
};

/** A member's pass in full; one that is not there is refused. */
export const viewHeld = async (sql: Reads, passId: string, now: Date): Promise<HeldPassDetailData> => {
  const [row, payment, uses] = await sql.ask(
    firstRow<HeldRow>(`${held} WHERE p.id = ?`, [passId]),
    firstRow<PaidRow>('SELECT out_trade_no, transaction_id FROM payment WHERE order_id = ?', [passId]),
    allRows<UseRow>(
      `SELECT r.id, r.created_at, s.name AS store_name, r.clerk, r.product, r.taken_off, r.reversed_at, r.reversed_why
       FROM redemption r JOIN store s ON s.id = r.store_id WHERE r.coupon_id = ? AND r.kind = 'pass' ORDER BY r.id DESC LIMIT ${deskUsesShown}`,
      [passId],
    ),
  );
  if (row === null || payment === null) throw refuse('thing/not-found');
  return {
    ...presentHeld(row, now),
    ...{ tradeNo: payment.out_trade_no, transactionId: payment.transaction_id },
    recent: uses.map((use) => ({
      ...{ id: use.id, at: use.created_at.toISOString(), store: use.store_name, clerk: use.clerk, product: use.product },
      ...{ earned: use.taken_off, reversed: use.reversed_at === null ? null : (use.reversed_why ?? '') },
    })),
  };
};

const presentHeld = (row: HeldRow, now: Date): HeldPassData => {
  const refund = refundOf(row, now);
  return {
    ...{ id: row.id, kindId: row.kind_id, name: row.name, member: maskedMember({ nickname: row.nickname ?? '', phone: row.phone }) },
    ...{ standing: standingOf(figuresOf(row), now), price: row.price, uses: row.uses, used: row.used },
    ...{ boughtAt: row.paid_at?.toISOString() ?? null, lastDay: lastDayOf(row), refunded: row.refunded, refund, answer: row.answer },
    ask: row.asked_at === null || row.ask_reason === null ? null : { reason: row.ask_reason, at: row.asked_at.toISOString() },
    can: { refund: passMachine.can(row.state, 'refund') && refund > 0, keep: passMachine.can(row.state, 'keep') },
  };
};
