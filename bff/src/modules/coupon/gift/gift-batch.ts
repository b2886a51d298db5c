import type { GiftFilterData } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { addDays, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { isAscii } from '../../../platform/like-sql.ts';
import type { Condition } from '../../../platform/scope-sql.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { GiftRow } from '../coupon.rows.ts';
import { filterOf } from './read-gifts.ts';

/** Lines or members that one transaction looks at: few enough that receivers of the same template do not notice. */
const atOnce = 1_000;

/** One line or member that was looked at, in the order of the job. */
export type Looked = {
  /** What `reached` says when it is done. */
  readonly key: string;
  /** Who gets one; null: nobody. */
  readonly memberId: string | null;
  /** Why nobody does, of a line. */
  readonly why?: 'unknown' | 'twice';
};

export const occasionOf = ({ id }: Pick<GiftRow, 'id'>): string => `gift:${id}`;

/** What comes behind what is done; nothing: the job is at its end. */
export const nextOf = (sql: Reads, gift: GiftRow): Promise<Looked[]> => {
  const filter = filterOf(gift);
  return filter === null ? nextLines(sql, gift) : nextMembers(sql, gift, filter);
};

/** Members by their ids, whether they fit or not, so that a transaction's work has an end also where few fit. */
const nextMembers = async (sql: Reads, { reached, created_at }: GiftRow, filter: GiftFilterData): Promise<Looked[]> => {
  const { text, values } = fits(filter);
  const members = await sql.all<{ id: string; fits: number }>(
    `SELECT m.id, CASE WHEN ${text} THEN 1 ELSE 0 END AS fits FROM member m
     WHERE m.id > ? AND m.created_at <= ? ORDER BY m.id LIMIT ${atOnce}`,
    [...values, reached, created_at],
  );
  return members.map(({ id, fits: does }) => ({ key: id, memberId: does === 1 ? id : null }));
};

/** The condition of a filter, of members under the alias `m`. */
export const fits = ({ registeredFrom, registeredTo, ordered, hasPhone }: GiftFilterData): Condition => {
  const conditions: Condition[] = [
    ...(registeredFrom === null ? [] : [{ text: 'm.created_at >= ?', values: [instantAt(registeredFrom, 0)] }]),
    ...(registeredTo === null ? [] : [{ text: 'm.created_at < ?', values: [instantAt(addDays(registeredTo, 1), 0)] }]),
    ...(hasPhone ? [{ text: 'm.phone IS NOT NULL', values: [] }] : []),
    ...(ordered === null
      ? []
      : [
          {
            text: `${ordered.has ? '' : 'NOT '}EXISTS (SELECT 1 FROM orders o WHERE o.member_id = m.id AND o.paid_at >= ?)`,
            values: [instantAt(ordered.since, 0)],
          },
        ]),
  ];
  return conditions.length === 0
    ? { text: '1 = 1', values: [] }
    : { text: conditions.map(({ text }) => text).join(' AND '), values: conditions.flatMap(({ values }) => values) };
};

const nextLines = async (sql: Reads, gift: GiftRow): Promise<Looked[]> => {
  const lines = await sql.all<{ line: number; named: string }>(
    `SELECT line, named FROM coupon_gift_line WHERE gift_id = ? AND line > ? ORDER BY line LIMIT ${atOnce}`,
    [gift.id, Number(gift.reached) || 0],
  );
  const memberOf = await findMembers(sql, lines.map(({ named }) => named).filter(isAscii)); // prettier-ignore
  const had = await readHad(sql, gift, [...memberOf.values()]);
  return lines.map(({ line, named }) => {
    const memberId = memberOf.get(named);
    if (memberId === undefined) return { key: String(line), memberId: null, why: 'unknown' };
    if (had.has(memberId)) return { key: String(line), memberId: null, why: 'twice' };
    had.add(memberId);
    return { key: String(line), memberId };
  });
};

/** By id or phone; of several with one phone the newest. */
const findMembers = async (sql: Reads, names: readonly string[]): Promise<Map<string, string>> => {
  if (names.length === 0) return new Map();
  const found = await sql.all<{ id: string; phone: string | null }>(
    'SELECT id, phone FROM member WHERE id IN (?) UNION SELECT id, phone FROM member WHERE phone IN (?)',
    [names, names],
  );
  const byPhone = found
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, phone }) => (phone === null ? [] : [[phone, id] as const]));
  return new Map([...byPhone, ...found.map(({ id }) => [id, id] as const)]);
};

/** Who got one from this job already. */
const readHad = async (sql: Reads, gift: GiftRow, memberIds: readonly string[]): Promise<Set<string>> => {
  if (memberIds.length === 0) return new Set();
  const rows = await sql.all<{ member_id: string }>(
    'SELECT member_id FROM coupon WHERE template_id = ? AND occasion = ? AND member_id IN (?)',
    [gift.template_id, occasionOf(gift), memberIds],
  );
  return new Set(rows.map(({ member_id }) => member_id));
};
