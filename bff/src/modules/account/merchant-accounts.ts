import type * as contract from '@mendian/shared/account/merchant-account.contract.ts';
import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { MerchantKind } from '@mendian/shared/account/sign-in.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf, codeOrName } from '../../platform/like-sql.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { ActorOf } from '../../platform/serve.ts';
import type { Reads } from '../../platform/sql.ts';

type HeadOffice = ActorOf<'headOffice'>;
type List = typeof contract.listMerchantAccounts;
type View = ReplyOf<List>['items'][number];

type Row = {
  readonly merchant_id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: MerchantKind;
  readonly id: string | null;
  readonly username: string;
  readonly real_name: string;
  readonly phone: string;
  readonly enabled: number;
  readonly must_change: number;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
};

const selected = `SELECT m.id AS merchant_id, m.code, m.name, m.kind, a.id, a.username, a.real_name, a.phone, a.enabled, a.must_change,
    a.created_at, a.last_sign_in_at
  FROM merchant m LEFT JOIN account a ON a.merchant_id = m.id AND a.is_primary = 1 AND a.deleted_at IS NULL`;

/** The merchants that somebody at head office looks after: all with the chain, otherwise those that are nodes of his own. */
const visibleMerchants = ({ scope }: HeadOffice): Condition => {
  if (wholeChain(scope)) return { text: '1 = 1', values: [] };
  const ids = (kind: MerchantKind) => scope.flatMap((node) => (node.kind === kind ? [node.id] : []));
  return {
    text: `(m.kind = 'branch' AND m.id IN (?) OR m.kind = 'franchisee' AND m.id IN (?))`,
    values: [ids('branch'), ids('franchisee')],
  };
};

/** Merchants with their first accounts, by code. */
export const listMerchantAccounts = async (
  { sql, actor }: ReadContext<HeadOffice>,
  { limit, ...asked }: InputOf<List>,
): Promise<ReplyOf<List>> => {
  const { text, values } = allOf([visibleMerchants(actor), ...conditionsOf(asked)]);
  const rows = await sql.all<Row>(`${selected} WHERE ${text} ORDER BY m.code LIMIT ${limit + 1}`, values);
  const items = rows.slice(0, limit).map(present);
  return { items, next: rows.length > limit ? items.at(-1)!.code : null };
};

const conditionsOf = ({ text = '', kind, state, after }: Omit<InputOf<List>, 'limit'>): Condition[] => [
  ...(text === '' ? [] : [codeOrName('m', text)]),
  ...(kind === undefined ? [] : [{ text: 'm.kind = ?', values: [kind] }]),
  ...(state === undefined ? [] : [stateConditions[state]]),
  ...(after === undefined ? [] : [{ text: 'm.code > ?', values: [after] }]),
];

const stateConditions: Record<NonNullable<InputOf<List>['state']>, Condition> = {
  none: { text: 'a.id IS NULL', values: [] },
  enabled: { text: 'a.enabled = 1', values: [] },
  disabled: { text: 'a.enabled = 0', values: [] },
};

/** A merchant that the caller looks after, by its id or by its first account's. */
export const requireMerchant = async (
  sql: Reads,
  actor: HeadOffice,
  by: { readonly merchantId: string } | { readonly accountId: string },
): Promise<View> => {
  const { text, values } = visibleMerchants(actor);
  const [column, id] = 'merchantId' in by ? ['m.id', by.merchantId] : ['a.id', by.accountId];
  const row = await sql.one<Row>(`${selected} WHERE ${column} = ? AND ${text}`, [id, ...values]);
  if (row === null) throw refuse('thing/not-found');
  return present(row);
};

const present = (row: Row): View => ({
  ...{ merchantId: row.merchant_id, code: row.code, name: row.name, kind: row.kind },
  account:
    row.id === null
      ? null
      : {
          ...{ accountId: row.id, username: row.username, realName: row.real_name, phone: row.phone },
          ...{ enabled: row.enabled === 1, mustChangePassword: row.must_change === 1 },
          ...{ createdAt: row.created_at.toISOString(), lastSignInAt: row.last_sign_in_at?.toISOString() ?? null },
        },
});
