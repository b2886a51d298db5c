import type { Reads } from '../../platform/sql.ts';
import { differing, type Coming, type Finding } from './kind.ts';
import type { AccountLine } from './kind-accounts.ts';
import { readMerchants, type Merchant } from './read-merchants.ts';

type Known = { readonly username: string; readonly real_name: string; readonly phone: string; readonly merchant: string | null };
type Store = { readonly id: string; readonly code: string; readonly owner_id: string; readonly branch_id: string };

export type AccountFacts = {
  readonly merchants: ReadonlyMap<string, Merchant>;
  readonly stores: ReadonlyMap<string, Store>;
};

/** The merchants and stores that accounts name, as far as they are here. */
export const readAccountFacts = async (sql: Reads, rows: readonly AccountLine[]): Promise<AccountFacts> => {
  const stores = await sql.all<Store>('SELECT id, code, owner_id, branch_id FROM store WHERE code IN (?)', [
    [...new Set(rows.flatMap((row) => row.stores))],
  ]);
  return {
    merchants: await readMerchants(sql, rows.map(({ merchantCode }) => merchantCode)), // prettier-ignore
    stores: new Map(stores.map((store) => [store.code, store])),
  };
};

/** What accounts of a file mean here. One that is here already is never changed: somebody signs in with it. */
export const findAccounts = async (sql: Reads, rows: readonly AccountLine[], coming: Coming): Promise<Finding[]> => {
  const facts = await readAccountFacts(sql, rows);
  const firsts = await readFirsts(sql, [...facts.merchants.values()]);
  const expected = await coming(
    'stores',
    rows.flatMap(({ stores }) => stores),
  );
  const known = await readKnown(sql, rows);
  return rows.map((row) => {
    const account = known.get(row.username);
    if (account !== undefined) return settle(row, account);
    const reason = whyNot(row, facts, expected) ?? secondFirst(row, firsts);
    return reason === null ? { is: 'add' } : { is: 'refused', reason };
  });
};

const readKnown = async (sql: Reads, rows: readonly AccountLine[]): Promise<Map<string, Known>> => {
  const found = await sql.all<Known>(
    'SELECT a.username, a.real_name, a.phone, m.code AS merchant FROM account a LEFT JOIN merchant m ON m.id = a.merchant_id WHERE a.username IN (?)',
    [rows.map(({ username }) => username)],
  );
  return new Map(found.map((account) => [account.username, account]));
};

/** Merchants' first accounts that are here, by the merchants' codes; those of the file are added as they come. */
const readFirsts = async (sql: Reads, merchants: readonly Merchant[]): Promise<Map<string, string>> => {
  const found = await sql.all<{ code: string; username: string }>(
    'SELECT m.code, a.username FROM account a JOIN merchant m ON m.id = a.merchant_id WHERE m.id IN (?) AND a.is_primary = 1 AND a.deleted_at IS NULL',
    [merchants.map(({ id }) => id)],
  );
  return new Map(found.map(({ code, username }) => [code, username]));
};

const settle = ({ realName, phone, merchantCode }: AccountLine, known: Known): Finding => {
  const differs = differing([
    ['姓名', realName, known.real_name],
    ['手机号', phone, known.phone],
    ['商户', merchantCode, known.merchant],
  ]);
  return differs === null
    ? { is: 'same' }
    : { is: 'refused', reason: `登录名这里已有人用，${differs}与文件不同；请换一个登录名或改正文件` };
};

const whyNot = ({ merchantCode, stores }: AccountLine, facts: AccountFacts, expected: ReadonlySet<string>): string | null => {
  const merchant = merchantCode === null ? null : facts.merchants.get(merchantCode);
  if (merchant === undefined) return `商户 ${merchantCode} 不存在，请先从 ERP 同步商户，或改正编码`;
  for (const code of stores) {
    const store = facts.stores.get(code);
    if (store === undefined && !expected.has(code)) return `门店 ${code} 不存在，请先接管门店，或改正编码`;
    if (store !== undefined && merchant !== null && store.owner_id !== merchant.id && store.branch_id !== merchant.id)
      return `门店 ${code} 不是商户 ${merchantCode} 的`;
  }
  return null;
};

const secondFirst = ({ primary, merchantCode, username }: AccountLine, firsts: Map<string, string>): string | null => {
  if (!primary || merchantCode === null) return null;
  const first = firsts.get(merchantCode);
  if (first !== undefined) return `商户 ${merchantCode} 已有主账号 ${first}`;
  firsts.set(merchantCode, username);
  return null;
};
