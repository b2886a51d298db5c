import { refuseCouponDesk } from '@mendian/shared/coupon/coupon-desk.errors.ts';
import type * as contract from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { giftLinesMax, type GiftData, type GiftFilterData } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { giftStateWords, namesOfList } from '@mendian/shared/coupon/coupon-gift.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { actorName } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { ActorOf, StepContext } from '../../../platform/serve.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import type { GiftRow, TemplateRow } from '../coupon.rows.ts';
import { isUnderWay, viewGift } from './read-gifts.ts';
import { giftAsked } from './run-gift.ts';

type HeadOffice = ActorOf<'headOffice'>;
type Office = Context<HeadOffice>;

export const giveToList = async (
  steps: StepContext<HeadOffice>,
  { templateId }: InputOf<typeof contract.giveToList>,
  bytes: Buffer,
): Promise<GiftData> => {
  requireWholeChain(steps);
  const names = [...new Set(namesOfList(bytes.toString('utf8')).map((name) => [...name].slice(0, namedMax).join('')))];
  if (names.length === 0) throw refuseCouponDesk('coupon/list-empty');
  if (names.length > giftLinesMax) throw refuseCouponDesk('coupon/list-long');
  return steps.once(async (ctx) => {
    const giftId = await startGift({ ...ctx, actor: steps.actor }, templateId, { to: `名单中的 ${names.length} 个`, wanted: names.length });
    const lines = names.map((named, index) => ({ gift_id: giftId, line: index + 1, named }));
    for (let from = 0; from < lines.length; from += linesAtOnce)
      await ctx.sql.insert('coupon_gift_line', lines.slice(from, from + linesAtOnce));
    return viewGift(ctx.sql, giftId);
  });
};

/** Characters of a line that are kept: no phone and no id is longer. */
const namedMax = 40;
const linesAtOnce = 2_000;

export const giveToFilter = async (ctx: Office, { templateId, filter }: InputOf<typeof contract.giveToFilter>): Promise<GiftData> => {
  requireWholeChain(ctx);
  return viewGift(ctx.sql, await startGift(ctx, templateId, { to: '符合条件的会员', filter }));
};

type Start = { readonly to: string; readonly filter?: GiftFilterData; readonly wanted?: number };

const startGift = async (ctx: Office, templateId: string, { to, filter, wanted }: Start): Promise<string> => {
  const { name } = await readLive(ctx, templateId);
  const id = ctx.newId();
  await ctx.sql.insert('coupon_gift', [
    {
      ...{ id, template_id: templateId, filter: filter === undefined ? null : JSON.stringify(filter), state: 'waiting' },
      ...{ wanted: wanted ?? null, created_by: actorName(ctx.actor), created_at: ctx.now },
    },
  ]);
  audit(ctx, { action: 'coupon.gift-started', subject: templateId, detail: { name, to } });
  ctx.emit(giftAsked({ giftId: id }));
  return id;
};

const readLive = async ({ sql }: Office, templateId: string): Promise<TemplateRow> => {
  const template = await sql.one<TemplateRow>('SELECT * FROM coupon_template WHERE id = ?', [templateId]);
  if (template === null) throw refuse('thing/not-found');
  if (template.state !== 'live') throw refuseCouponDesk('coupon/not-live');
  return template;
};

/** What was given stays; a batch that is under way is waited for. */
export const stopGift = async (ctx: Office, { giftId }: InputOf<typeof contract.stopGift>): Promise<GiftData> => {
  const gift = await lockGift(ctx, giftId);
  if (!isUnderWay(gift.state)) throw refuse('state/not-allowed', { state: gift.state }, `这次发放${giftStateWords[gift.state]}，不用停止`);
  await ctx.sql.run(`UPDATE coupon_gift SET state = 'stopped', ended_at = ? WHERE id = ?`, [ctx.now, giftId]);
  audit(ctx, { action: 'coupon.gift-stopped', subject: gift.template_id, detail: await nameOf(ctx, gift) });
  return viewGift(ctx.sql, giftId);
};

export const resumeGift = async (ctx: Office, { giftId }: InputOf<typeof contract.resumeGift>): Promise<GiftData> => {
  const gift = await lockGift(ctx, giftId);
  if (gift.state !== 'stopped') throw refuse('state/not-allowed', { state: gift.state }, `这次发放${giftStateWords[gift.state]}，不能继续`);
  const template = await readLive(ctx, gift.template_id);
  if (template.given >= template.total) throw refuseCouponDesk('coupon/all-given');
  await ctx.sql.run(`UPDATE coupon_gift SET state = 'waiting', problem = NULL, ended_at = NULL WHERE id = ?`, [giftId]);
  audit(ctx, { action: 'coupon.gift-resumed', subject: gift.template_id, detail: { name: template.name } });
  ctx.emit(giftAsked({ giftId }));
  return viewGift(ctx.sql, giftId);
};

const lockGift = async (ctx: Office, giftId: string): Promise<GiftRow> => {
  requireWholeChain(ctx);
  const gift = await ctx.sql.one<GiftRow>(`SELECT * FROM coupon_gift WHERE id = ?${ctx.sql.lock}`, [giftId]);
  if (gift === null) throw refuse('thing/not-found');
  return gift;
};

const nameOf = async ({ sql }: Office, { template_id }: GiftRow): Promise<{ name: string }> =>
  (await sql.one<{ name: string }>('SELECT name FROM coupon_template WHERE id = ?', [template_id]))!;
