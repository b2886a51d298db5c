import type * as contract from '@mendian/shared/coupon/coupon-gift.contract.ts';
import type { GiftData, GiftFilterData } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import type { GiftLineOutcome, GiftState } from '@mendian/shared/coupon/coupon-gift.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { ReadContext } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { GiftRow } from '../coupon.rows.ts';

type Office = ReadContext<ActorOf<'headOffice'>>;
type List = typeof contract.listGifts;

export const listGifts = async ({ sql }: Office, { templateId, after, limit }: InputOf<List>): Promise<ReplyOf<List>> => {
  if ((await sql.one('SELECT 1 AS one FROM coupon_template WHERE id = ?', [templateId])) === null) throw refuse('thing/not-found');
  const found = await sql.all<GiftRow>(`SELECT * FROM coupon_gift WHERE template_id = ? AND id < ? ORDER BY id DESC LIMIT ${limit + 1}`, [
    templateId,
    after ?? '~',
  ]);
  const page = found.slice(0, limit);
  return { items: page.map(presentGift), next: found.length > limit ? page.at(-1)!.id : null };
};

export const getGift = ({ sql }: Office, { giftId }: InputOf<typeof contract.getGift>): Promise<GiftData> => viewGift(sql, giftId);

export const viewGift = async (sql: Reads, giftId: string): Promise<GiftData> => {
  const row = await sql.one<GiftRow>('SELECT * FROM coupon_gift WHERE id = ?', [giftId]);
  if (row === null) throw refuse('thing/not-found');
  return presentGift(row);
};

/** Somebody works at it, or soon will. */
export const isUnderWay = (state: GiftState): boolean => state === 'waiting' || state === 'running';

const presentGift = (row: GiftRow): GiftData => ({
  ...{ id: row.id, templateId: row.template_id, filter: filterOf(row), state: row.state },
  ...{ wanted: row.wanted, done: row.done, given: row.given, unknown: row.unknown, twice: row.twice, problem: row.problem },
  ...{ createdBy: row.created_by, createdAt: row.created_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null },
  can: { stop: isUnderWay(row.state), resume: row.state === 'stopped' },
});

export const filterOf = ({ filter }: GiftRow): GiftFilterData | null => (filter === null ? null : (JSON.parse(filter) as GiftFilterData));

type Lines = typeof contract.listGiftLines;

export const listGiftLines = async ({ sql }: Office, { giftId, outcome, after, limit }: InputOf<Lines>): Promise<ReplyOf<Lines>> => {
  await viewGift(sql, giftId);
  const found = await sql.all<{ line: number; named: string; outcome: GiftLineOutcome }>(
    `SELECT line, named, outcome FROM coupon_gift_line WHERE gift_id = ? AND line > ?${outcome === undefined ? '' : ' AND outcome = ?'}
     ORDER BY line LIMIT ${limit + 1}`,
    [giftId, lineAfter(after), ...(outcome === undefined ? [] : [outcome])],
  );
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? String(items.at(-1)!.line) : null };
};

const lineAfter = (after: string | undefined): number => Number.parseInt(after ?? '', 10) || 0;
