import type { GiftLineOutcome } from '@mendian/shared/coupon/coupon-gift.ts';
import type { ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import { spanOf } from '@mendian/shared/coupon/coupon-validity.ts';
import type { Context } from '../../../platform/context.ts';
import { eventType } from '../../../platform/events.ts';
import { onSteps, type Steps, type Subscriber } from '../../../platform/subscriber.ts';
import type { GiftRow, TemplateRow } from '../coupon.rows.ts';
import { countGiven, insertCoupons, Overtaken } from '../give-to-many.ts';
import { nextOf, occasionOf, type Looked } from './gift-batch.ts';
import { isUnderWay } from './read-gifts.ts';

/** A gift to many is to be begun, or gone on with. */
export const giftAsked = eventType<{ giftId: string }>('coupon.gift-asked');

const batchesPerAsk = 10;

/**
 * Gives a batch at a time, written together with how far the job is and what it takes from the template's total. Killed anywhere it
 * goes on behind the last batch; two at once do one batch after the other, because each locks the job's row.
 */
export const runGifts: Subscriber = onSteps(giftAsked, 'coupon.gift', async (steps, { giftId }) => {
  await steps.transact((ctx) => begin(ctx, giftId));
  // A person may have ended the delivery itself, which is a commit to ask.
  for (let batches = 1; await giveNext(steps, giftId); batches += 1) if (batches % batchesPerAsk === 0) await steps.saveProgress('');
});

const begin = async (ctx: Context, giftId: string): Promise<void> => {
  const gift = await lockGift(ctx, giftId);
  if (gift?.state !== 'waiting') return;
  const members =
    gift.wanted === null
      ? (await ctx.sql.one<{ number: number }>('SELECT COUNT(*) AS number FROM member WHERE created_at <= ?', [gift.created_at]))!.number
      : gift.wanted;
  await ctx.sql.run(`UPDATE coupon_gift SET state = 'running', wanted = ? WHERE id = ?`, [members, giftId]);
};

const lockGift = ({ sql }: Context, giftId: string): Promise<GiftRow | null> =>
  sql.one<GiftRow>(`SELECT * FROM coupon_gift WHERE id = ?${sql.lock}`, [giftId]);

/** Tells whether there is more to do. */
const giveNext = async (steps: Steps, giftId: string): Promise<boolean> => {
  try {
    return await steps.transact((ctx) => giveBatch(ctx, giftId));
  } catch (error) {
    if (error instanceof Overtaken) return true;
    throw error;
  }
};

const giveBatch = async (ctx: Context, giftId: string): Promise<boolean> => {
  const gift = await lockGift(ctx, giftId);
  if (gift === null || !isUnderWay(gift.state)) return false;
  const template = (await ctx.sql.one<TemplateRow>('SELECT * FROM coupon_template WHERE id = ?', [gift.template_id]))!;
  const looked = await nextOf(ctx.sql, gift);
  if (looked.length === 0) return end(ctx, gift, 'done', null);
  const span = spanOf(JSON.parse(template.validity) as ValidityData, ctx.now);
  if (template.state === 'ended') return end(ctx, gift, 'stopped', '这张券已经结束，不能再发');
  if (template.state !== 'live') return end(ctx, gift, 'stopped', '这张券不在发放中，重新开始发放后可以继续');
  if (span === null) return end(ctx, gift, 'stopped', '有效期已经过了，不能再发');
  const batch = asFarAs(looked, template.total - template.given);
  if (batch.length === 0) return end(ctx, gift, 'stopped', '总数已经发完，加大总数后可以继续');
  const members = batch.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]));
  await insertCoupons(ctx, { templateId: template.id, source: 'given', occasion: occasionOf(gift), span, members });
  await writeProgress(ctx, gift, batch, members.length);
  await countGiven(ctx, template.id, members.length);
  return true;
};

/** What is looked at up to the first member for whom none is left. */
const asFarAs = (looked: readonly Looked[], left: number): readonly Looked[] => {
  let given = 0;
  const end = looked.findIndex(({ memberId }) => memberId !== null && (given += 1) > left);
  return end < 0 ? looked : looked.slice(0, end);
};

const end = async ({ sql, now }: Context, { id }: GiftRow, state: 'done' | 'stopped', problem: string | null): Promise<false> => {
  await sql.run('UPDATE coupon_gift SET state = ?, problem = ?, ended_at = ? WHERE id = ?', [state, problem, now, id]);
  return false;
};

const writeProgress = async (ctx: Context, gift: GiftRow, batch: readonly Looked[], given: number): Promise<void> => {
  const numberOf = (why: Looked['why']) => batch.filter((one) => one.why === why && why !== undefined).length;
  await ctx.sql.run(
    'UPDATE coupon_gift SET reached = ?, done = done + ?, given = given + ?, unknown = unknown + ?, twice = twice + ? WHERE id = ?',
    [batch.at(-1)!.key, batch.length, given, numberOf('unknown'), numberOf('twice'), gift.id],
  );
  if (gift.filter !== null) return;
  for (const [outcome, lines] of Map.groupBy(batch, outcomeOf))
    await ctx.sql.run('UPDATE coupon_gift_line SET outcome = ? WHERE gift_id = ? AND line IN (?)', [
      ...[outcome, gift.id],
      lines.map(({ key }) => Number(key)),
    ]);
};

const outcomeOf = ({ why }: Looked): GiftLineOutcome => why ?? 'given';
