import type { BearersData } from '@mendian/shared/coupon/coupon-terms.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/pass/pass-kind.contract.ts';
import type { PassKindData, PassKindRowData } from '@mendian/shared/pass/pass-kind.contract.ts';
import type { PassDraftData } from '@mendian/shared/pass/pass-draft.ts';
import { promiseText } from '@mendian/shared/pass/pass-words.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allOf, contains } from '../../../platform/like-sql.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import { readPassNames, termsOf } from '../present-pass.ts';
import type { PassKindRow } from '../pass.rows.ts';

type Office = ReadContext<ActorOf<'headOffice'>>;
type List = typeof contract.listPassKinds;

export const listKinds = async ({ sql }: Office, { text, state, after, limit }: InputOf<List>): Promise<ReplyOf<List>> => {
  const where = allOf([
    ...(text === undefined || text === '' ? [] : [contains('name', text)]),
    ...(state === undefined ? [] : [{ text: 'state = ?', values: [state] }]),
    { text: 'id < ?', values: [after ?? '~'] },
  ]);
  const found = await sql.all<PassKindRow>(`SELECT * FROM pass_kind WHERE ${where.text} ORDER BY id DESC LIMIT ${limit + 1}`, where.values);
  const page = found.slice(0, limit);
  const figures = await readFigures(sql, page);
  return { items: page.map((row) => rowOf(row, figures(row))), next: found.length > limit ? page.at(-1)!.id : null };
};

export const getKind = ({ sql }: Office, { kindId }: InputOf<typeof contract.getPassKind>): Promise<PassKindData> => viewKind(sql, kindId);

/** A kind in full; one that is not there is refused. */
export const viewKind = async (sql: Reads, kindId: string): Promise<PassKindData> => {
  const row = await sql.one<PassKindRow>('SELECT * FROM pass_kind WHERE id = ?', [kindId]);
  if (row === null) throw refuse('thing/not-found');
  const names = await readPassNames(sql, [row]);
  const payee = await sql.one<{ name: string }>('SELECT name FROM payee WHERE id = ?', [row.payee_id]);
  return {
    ...{ id: row.id, draft: draftOf(row), state: row.state, ...(await readFigures(sql, [row]))(row) },
    names: [...[...names].map(([id, name]) => ({ id, name })), { id: row.payee_id, name: payee?.name ?? '' }],
    ...{ createdBy: row.created_by, createdAt: row.created_at.toISOString(), changedAt: row.changed_at.toISOString() },
    ...{ startedBy: row.started_by, startedAt: row.started_at?.toISOString() ?? null },
  };
};

export const draftOf = (row: PassKindRow): PassDraftData => ({
  ...{ name: row.name, note: row.note, price: row.price, days: row.days, uses: row.uses, usesPerDay: row.uses_per_day },
  ...{ ...termsOf(row), earns: row.earns, bearers: JSON.parse(row.bearers) as BearersData, payeeId: row.payee_id },
});

type Figures = Pick<PassKindData, 'sold' | 'received' | 'used' | 'earned'>;
type Counted = { kind_id: string; sold: number; received: number; used: number };

/** A pass that was paid for too late was not sold: its money went straight back. */
const readFigures = async (sql: Reads, kinds: readonly PassKindRow[]): Promise<(row: PassKindRow) => Figures> => {
  const counted = await sql.all<Counted>(
    `SELECT kind_id, COUNT(*) AS sold, SUM(price - refunded) AS received, SUM(used) AS used FROM pass
     WHERE kind_id IN (?) AND state IN ('active', 'paused', 'refunding', 'refunded') GROUP BY kind_id`,
    [kinds.map(({ id }) => id)],
  );
  return ({ id, earns }) => {
    const { sold, received, used } = counted.find(({ kind_id: kindId }) => kindId === id) ?? { sold: 0, received: 0, used: 0 };
    return { sold, received: Number(received), used: Number(used), earned: Number(used) * earns };
  };
};

const rowOf = (row: PassKindRow, figures: Figures): PassKindRowData => ({
  ...{ id: row.id, name: row.name, price: row.price, state: row.state, ...figures, createdAt: row.created_at.toISOString() },
  promise: promiseText({ days: row.days, uses: row.uses, usesPerDay: row.uses_per_day }),
});
