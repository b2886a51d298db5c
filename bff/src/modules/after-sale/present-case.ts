import { grantMaxOf, leftOf } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { levelAbove, mayDecideAt } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { AfterSaleFileData, AfterSaleRowData, AfterSaleViewData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { holds } from '@mendian/shared/account/held-permissions.ts';
import { decideAfterSales } from '@mendian/shared/after-sale/after-sale.permissions.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { maskPhone } from '@mendian/shared/member/member.errors.ts';
import { amountOf, restOf } from '@mendian/shared/order/desk-refund.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import { readLines, type LineRow } from '../order/index.ts';
import { levelOf, type Decider } from './after-sale.policy.ts';
import type { WholeCase } from './after-sale.rows.ts';
import { readGiven, readLately } from './read-given.ts';
import { askedOf, readHanging, type Hanging } from './read-cases.ts';
import { readRulesOf } from './rules.ts';

type Asking<Who> = { readonly actor: Who; readonly sql: Reads; readonly now: Date };
type Entries = Omit<AfterSaleViewData, 'can'>;

/** Cases of one order as their customer sees them: who decided is told by level, not by name. */
export const presentCases = async ({ sql }: Asking<Customer>, cases: readonly WholeCase[]): Promise<AfterSaleViewData[]> => {
  const [first] = cases;
  if (first === undefined) return [];
  const lines = await readLines(sql, first.order_id);
  const hanging = await readHanging(
    sql,
    cases.map(({ id }) => id),
  );
  return cases.map((one) => {
    const entries = entriesOf(one, lines, hanging);
    return { ...entries, steps: entries.steps.map((step) => ({ ...step, by: '' })), can: { withdraw: one.state === 'asked' } };
  });
};

/** A case as whoever decides sees it, with what he may do now. */
export const presentFile = async ({ sql, actor, now }: Asking<Decider>, one: WholeCase): Promise<AfterSaleFileData> => {
  const lines = await readLines(sql, one.order_id);
  const entries = entriesOf(one, lines, await readHanging(sql, [one.id]));
  const level = levelOf(actor);
  const may = one.state === 'asked' && mayDecideAt(level, one.level) && hasLeave(actor);
  const order = { state: one.order_state, ended_at: one.order_ended_at };
  const given = await readGiven(sql, one.order_id, level);
  const grantMax = may ? grantMaxOf(level, { rules: await readRulesOf(sql, one.owner_id), order, askedAt: one.created_at, given }) : 0;
  return {
    ...entries,
    order: orderOf(one),
    askedLately: await readLately(sql, one.member_id, now),
    can: { decide: may, grantMax: Math.min(grantMax, entries.left), pass: may && levelAbove(level) !== null },
  };
};

const hasLeave = (actor: Decider): boolean => actor.kind === 'clerk' || holds(actor.permissions, decideAfterSales.key);

const orderOf = (one: WholeCase): AfterSaleFileData['order'] => ({
  ...{ storeName: one.store_name, state: one.order_state, mode: one.mode, pickupNumber: one.pickup_number },
  customer: one.nickname ?? '',
  phone: one.contact_phone === null ? '' : maskPhone(one.contact_phone),
  ...{ payable: one.payable, refunded: one.refunded },
  placedAt: one.placed_at.toISOString(),
  endedAt: one.order_ended_at?.toISOString() ?? null,
});

const entriesOf = (one: WholeCase, orderLines: readonly LineRow[], { lines, steps, pictures }: Hanging): Entries => {
  const left = leftOf(askedOf(one, lines), restOf(one, orderLines));
  const ofCase = <Row extends { readonly case_id: string }>(rows: readonly Row[]) => rows.filter(({ case_id }) => case_id === one.id);
  return {
    ...{ id: one.id, orderId: one.order_id, no: one.no, state: one.state, level: one.level, reason: one.reason, words: one.words },
    lines: ofCase(lines).map(({ no, pieces, asked, granted }) => ({
      ...{ no, pieces, asked, granted, name: nameOf(orderLines, no) },
      left: left.lines.find((line) => line.no === no)?.amount ?? 0,
    })),
    deliveryFee: { asked: one.delivery_fee, granted: one.granted_fee, left: left.deliveryFee },
    ...{ asked: one.asked, granted: one.granted, left: amountOf(left), refundState: one.refund_state, answer: one.answer },
    pictures: ofCase(pictures).map(({ id }) => id),
    at: one.created_at.toISOString(),
    dueAt: dueOf(one),
    steps: ofCase(steps).map(({ what, side, level, actor, amount, words, at }) => ({
      ...{ what, side, level, by: actor, amount, words },
      at: at.toISOString(),
    })),
  };
};

const nameOf = (lines: readonly LineRow[], no: number): string => {
  const line = lines.find((one) => one.no === no);
  return line === undefined ? '' : skuText({ name: line.name, skuName: line.sku_name });
};

const dueOf = ({ state, due_at: due }: WholeCase): string | null => (state === 'asked' ? (due?.toISOString() ?? null) : null);

export const presentRow = (one: WholeCase): AfterSaleRowData => ({
  ...{ id: one.id, orderId: one.order_id, storeId: one.store_id, storeName: one.store_name, pickupNumber: one.pickup_number },
  ...{ state: one.state, level: one.level, reason: one.reason, words: one.words, asked: one.asked, granted: one.granted },
  ...{ refundState: one.refund_state, pictures: one.pictures },
  at: one.created_at.toISOString(),
  dueAt: dueOf(one),
});
