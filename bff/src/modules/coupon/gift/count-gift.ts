import type * as contract from '@mendian/shared/coupon/coupon-gift.contract.ts';
import type { GiftFilterData } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { countedMax } from '@mendian/shared/kernel/bounded-count.ts';
import { addDays, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { idAt } from '../../../platform/id-time.ts';
import { allOf } from '../../../platform/like-sql.ts';
import type { Condition } from '../../../platform/scope-sql.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allRows, question, type Question } from '../../../platform/sql.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import { maskedMember } from '../../member/index.ts';
import { fits } from './gift-batch.ts';

type Count = typeof contract.countGift;

/** Members, or orders, that are looked at for one answer: what is behind them is not counted. */
const lookedMax = 200_000;
/** Among so many there are mostly three to be named. */
const glance = 2_000;
const namedMax = 3;

/**
 * How many members match a filter now, and three of them: looking at what narrows it best, by an index and no further than
 * `lookedMax`, so that it is quick also where millions of members match or none does.
 */
export const countGift = async (ctx: ReadContext<ActorOf<'headOffice'>>, { filter }: InputOf<Count>): Promise<ReplyOf<Count>> => {
  requireWholeChain(ctx);
  const [{ seen, matches }, first] = await ctx.sql.ask(askCount(lookedAt(filter, lookedMax)), askNamed(lookedAt(filter, glance)));
  const named = first.length >= Math.min(matches, namedMax) ? first : (await ctx.sql.ask(askNamed(lookedAt(filter, lookedMax))))[0];
  return {
    count: Math.min(matches, countedMax + 1),
    isExact: seen <= lookedMax || matches > countedMax,
    examples: named.map(maskedMember),
  };
};

/**
 * SQL that gives the members to look at as `id` and whether they match as `fits`: the newest, or those who ordered last, or any who have a
 * phone. At most one more than `max` are looked at.
 */
const lookedAt = (filter: GiftFilterData, max: number): Condition => {
  const { text, values } = fits(filter);
  const column = `CASE WHEN ${text} THEN 1 ELSE 0 END AS fits`;
  const limit = `LIMIT ${max + 1}`;
  const { registeredFrom, registeredTo, ordered, hasPhone } = filter;
  if (registeredFrom !== null || registeredTo !== null || (!hasPhone && ordered?.has !== true)) {
    const range = allOf([
      { text: 'm.created_at >= ?', values: [instantAt(registeredFrom ?? '2000-01-01', 0)] },
      { text: 'm.created_at < ?', values: [instantAt(addDays(registeredTo ?? '9998-12-31', 1), 0)] },
    ]);
    return {
      text: `SELECT m.id, ${column} FROM member m WHERE ${range.text} ORDER BY m.created_at DESC, m.id DESC ${limit}`,
      values: [...values, ...range.values],
    };
  }
  if (ordered?.has === true)
    return {
      // Ids begin with their time, and an order is paid after it was placed.
      text: `SELECT m.id, ${column} FROM
               (SELECT member_id FROM orders WHERE id >= ? AND member_id IS NOT NULL ORDER BY id DESC ${limit}) AS o
             JOIN member m ON m.id = o.member_id`,
      // In the order of the text: what fits stands before what is looked at.
      values: [...values, idAt(instantAt(addDays(ordered.since, -1), 0))],
    };
  return { text: `SELECT m.id, ${column} FROM member m WHERE m.phone >= '' ORDER BY m.phone ${limit}`, values };
};

const askCount = ({ text, values }: Condition): Question<{ seen: number; matches: number }> =>
  question<{ seen: number; matches: number }, { seen: number; matches: number }>(
    `SELECT COUNT(*) AS seen, COUNT(DISTINCT CASE WHEN fits = 1 THEN id END) AS matches FROM (${text}) AS looked`,
    values,
    ([row]) => row!,
  );

const askNamed = ({ text, values }: Condition): Question<{ nickname: string; phone: string | null }[]> =>
  allRows(
    `SELECT m.nickname, m.phone FROM (SELECT DISTINCT id FROM (${text}) AS looked WHERE fits = 1 LIMIT ${namedMax}) AS named
     JOIN member m ON m.id = named.id`,
    values,
  );
