import type * as contract from '@mendian/shared/account/account.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf, beginsWith } from '../../platform/like-sql.ts';
import { allRows } from '../../platform/sql.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { ListedAccountRow } from './account.rows.ts';
import { askHeld, presentAccounts } from './present-account.ts';
import { listedAccount, visibleAccounts } from './read-account.ts';

type Endpoint = typeof contract.listAccounts.hq;

/** Accounts that the caller sees, the newest first, by the beginning of name and phone. */
export const listAccounts = async ({ sql, actor }: ReadContext<Staff>, input: InputOf<Endpoint>): Promise<ReplyOf<Endpoint>> => {
  const { text, values } = allOf([visibleAccounts(actor), ...asked(input)]);
  const page = `WHERE ${text} ORDER BY a.id DESC LIMIT ${input.limit + 1}`;
  const [rows, ...held] = await sql.ask(
    allRows<ListedAccountRow>(`${listedAccount} ${page}`, values),
    ...askHeld({ text: `SELECT id FROM (SELECT a.id FROM account a ${page}) p`, values }),
  );
  const items = await presentAccounts(sql, rows.slice(0, input.limit), held);
  return { items, next: rows.length > input.limit ? items.at(-1)!.accountId : null };
};

const asked = ({ name = '', phone = '', roleId, state, after }: InputOf<Endpoint>): Condition[] => [
  ...(name === '' ? [] : [beginsWith('a.real_name', name)]),
  ...(phone === '' ? [] : [beginsWith('a.phone', phone)]),
  ...(roleId === undefined
    ? []
    : [{ text: 'EXISTS (SELECT 1 FROM account_role ar WHERE ar.account_id = a.id AND ar.role_id = ?)', values: [roleId] }]),
  ...(state === undefined ? [] : [{ text: 'a.enabled = ?', values: [state === 'enabled' ? 1 : 0] }]),
  ...(after === undefined ? [] : [{ text: 'a.id < ?', values: [after] }]),
];
