import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { passUsesShown } from '@mendian/shared/pass/pass.contract.ts';
import type * as contract from '@mendian/shared/pass/pass.contract.ts';
import type { PassDetailData } from '@mendian/shared/pass/pass.contract.ts';
import { leftToday } from '@mendian/shared/pass/pass-figures.ts';
import { refundRule } from '@mendian/shared/pass/pass-words.ts';
import { sum } from '@mendian/shared/kernel/money.ts';
import type { Customer } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allRows, type Reads } from '../../platform/sql.ts';
import type { PassRow } from './pass.rows.ts';
import { figuresOf, foundPasses, presentPasses, type PassFound } from './present-pass.ts';
import { readOwn } from './read-pass.ts';

type List = typeof contract.listMyPasses;

/** What is waiting for its payment, and whatever was paid for. */
const theirs = `p.member_id = ? AND (p.paid_at IS NOT NULL OR (p.state = 'unpaid' AND p.expires_at > ?))`;

export const listMyPasses = async ({ sql, actor, now }: ReadContext<Customer>, input: InputOf<List>): Promise<ReplyOf<List>> => {
  const { after, limit } = input;
  const [found, active] = await sql.ask(
    allRows<PassFound>(
      `${foundPasses} WHERE ${theirs}${after === undefined ? '' : ' AND p.id < ?'} ORDER BY p.id DESC LIMIT ${limit + 1}`,
      [actor.memberId, now, ...(after === undefined ? [] : [after])],
    ),
    allRows<PassRow>(`SELECT * FROM pass WHERE member_id = ? AND state = 'active' AND until_at > ?`, [actor.memberId, now]),
  );
  const page = found.slice(0, limit);
  return {
    items: await presentPasses(sql, page, now),
    next: found.length > limit ? page.at(-1)!.id : null,
    leftToday: sum(active.map((pass) => leftToday(figuresOf(pass), now))),
  };
};

type Get = typeof contract.getMyPass;

export const getMyPass = async ({ sql, actor, now }: ReadContext<Customer>, { passId }: InputOf<Get>): Promise<PassDetailData> =>
  viewOwn(sql, await readOwn(sql, actor.memberId, passId), now);

/** A pass of the member's own in full. */
export const viewOwn = async (sql: Reads, pass: PassFound, now: Date): Promise<PassDetailData> => {
  const [view] = await presentPasses(sql, [pass], now);
  return {
    ...view!,
    ...{ code: view!.standing === 'usable' ? pass.code : null, refundRule, recent: await readUses(sql, pass.id) },
  };
};

type UseRow = { id: string; created_at: Date; store_name: string; product: string; reversed_at: Date | null };

const readUses = async (sql: Reads, passId: string): Promise<PassDetailData['recent']> => {
  const rows = await sql.all<UseRow>(
    `SELECT r.id, r.created_at, s.name AS store_name, r.product, r.reversed_at FROM redemption r JOIN store s ON s.id = r.store_id
     WHERE r.coupon_id = ? AND r.kind = 'pass' ORDER BY r.id DESC LIMIT ${passUsesShown}`,
    [passId],
  );
  return rows.map(({ id, created_at: at, store_name: store, product, reversed_at: reversed }) => ({
    ...{ id, at: at.toISOString(), store, product, reversed: reversed !== null },
  }));
};
