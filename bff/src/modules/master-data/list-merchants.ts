import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { MerchantKind } from '@mendian/shared/account/sign-in.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/master-data/merchant.contract.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf, codeOrName, contains, eitherOf } from '../../platform/like-sql.ts';
import { withinScope, type Condition } from '../../platform/scope-sql.ts';
import type { HeadOffice } from './head-office.ts';

type List = typeof contract.listMerchants;
type View = ReplyOf<List>['items'][number];

type Row = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: MerchantKind;
  readonly standing: View['standing'];
  readonly contact_name: string;
  readonly contact_phone: string;
  readonly stores: number;
};

/** Merchants by code, as far as whoever asks looks after them: nodes of his own, and owners and branches of stores of his. */
export const listMerchants = async ({ sql, actor }: ReadContext<HeadOffice>, asked: InputOf<List>): Promise<ReplyOf<List>> => {
  const { text, values } = allOf([visibleMerchants(actor), ...conditionsOf(asked)]);
  const counted = storesOf(actor, 'open');
  const rows = await sql.all<Row>(
    `SELECT m.id, m.code, m.name, m.kind, m.standing, m.contact_name, m.contact_phone, ${counted.text} AS stores
    FROM merchant m WHERE ${text} ORDER BY m.code LIMIT ${asked.limit + 1}`,
    [...counted.values, ...values],
  );
  const items = rows.slice(0, asked.limit).map(present);
  return { items, next: rows.length > asked.limit ? items.at(-1)!.code : null };
};

const conditionsOf = ({ text = '', kind, standing, after }: InputOf<List>): Condition[] => [
  ...(text === '' ? [] : [eitherOf(codeOrName('m', text), contains('m.contact_name', text))]),
  ...(kind === undefined ? [] : [{ text: 'm.kind = ?', values: [kind] }]),
  ...(standing === undefined ? [] : [{ text: 'm.standing = ?', values: [standing] }]),
  ...(after === undefined ? [] : [{ text: 'm.code > ?', values: [after] }]),
];

const visibleMerchants = ({ scope }: HeadOffice): Condition => {
  if (wholeChain(scope)) return { text: '1 = 1', values: [] };
  const nodes = scope.flatMap((node) => (node.kind === 'branch' || node.kind === 'franchisee' ? [node.id] : []));
  const within = withinScope(scope);
  const ofStores = (column: string): Condition => ({
    text: `m.id IN (SELECT s.${column} FROM store s WHERE ${within.text})`,
    values: within.values,
  });
  return eitherOf({ text: 'm.id IN (?)', values: [nodes] }, eitherOf(ofStores('owner_id'), ofStores('branch_id')));
};

/** How many stores it owns that whoever asks looks after. */
const storesOf = ({ scope }: HeadOffice, standing: 'open' | 'closed'): Condition => {
  const within = withinScope(scope);
  return {
    text: `(SELECT COUNT(*) FROM store s WHERE s.owner_id = m.id AND s.standing = '${standing}' AND ${within.text})`,
    values: within.values,
  };
};

const present = (row: Row): View => ({
  ...{ merchantId: row.id, code: row.code, name: row.name, kind: row.kind, standing: row.standing },
  ...{ contactName: row.contact_name, contactPhone: row.contact_phone, stores: row.stores },
});

type Whole = Row & {
  readonly licence_no: string;
  readonly address: string;
  readonly provinces: string;
  readonly erp_updated_at: Date | null;
  readonly created_at: Date;
  readonly closed_stores: number;
};

export const getMerchant = async (
  { sql, actor }: ReadContext<HeadOffice>,
  { merchantId }: InputOf<typeof contract.getMerchant>,
): Promise<ReplyOf<typeof contract.getMerchant>> => {
  const visible = visibleMerchants(actor);
  const [open, closed, within] = [storesOf(actor, 'open'), storesOf(actor, 'closed'), withinScope(actor.scope)];
  const row = await sql.one<Whole>(
    `SELECT m.id, m.code, m.name, m.kind, m.standing, m.contact_name, m.contact_phone, m.licence_no, m.address, m.provinces,
      m.erp_updated_at, m.created_at, ${open.text} AS stores, ${closed.text} AS closed_stores
    FROM merchant m WHERE m.id = ? AND ${visible.text}`,
    [...open.values, ...closed.values, merchantId, ...visible.values],
  );
  if (row === null) throw refuse('thing/not-found');
  const branches = await sql.all<{ code: string; name: string; stores: number }>(
    `SELECT b.code, b.name, COUNT(*) AS stores FROM store s JOIN merchant b ON b.id = s.branch_id
    WHERE s.owner_id = ? AND s.standing = 'open' AND ${within.text} GROUP BY b.id, b.code, b.name ORDER BY stores DESC, b.code`,
    [merchantId, ...within.values],
  );
  return {
    ...present(row),
    ...{ licenceNo: row.licence_no, address: row.address, provinces: row.provinces, closedStores: row.closed_stores, branches },
    ...{ erpUpdatedAt: row.erp_updated_at?.toISOString() ?? null, createdAt: row.created_at.toISOString() },
  };
};
