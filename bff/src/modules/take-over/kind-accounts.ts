import * as v from 'valibot';
import { NewUsername } from '@mendian/shared/account/account.contract.ts';
import type { Scope } from '@mendian/shared/account/scope.ts';
import { Phone } from '@mendian/shared/kernel/fields.ts';
import { audit } from '../../platform/audit.ts';
import { newToken } from '../../platform/chance.ts';
import type { Context } from '../../platform/context.ts';
import { addAccount, dropAccounts, hashPassword } from '../account/index.ts';
import { codeOrNothing, needed, readWith } from './fields.ts';
import { findAccounts, readAccountFacts, type AccountFacts } from './find-accounts.ts';
import { madeOf, type Kind } from './kind.ts';

const storesMax = 200;

const AccountLine = v.pipe(
  v.object({
    username: NewUsername,
    realName: needed('姓名', 30),
    phone: v.pipe(v.string(), v.check((text) => v.is(Phone, text), '手机号应是 11 位')), // prettier-ignore
    merchantCode: codeOrNothing('商户编码'),
    primary: v.pipe(v.string(), v.picklist(['', '是', '否', '1', '0'], '主账号一格应写“是”或“否”'), v.transform((text) => text === '是' || text === '1')), // prettier-ignore
    stores: v.pipe(
      v.string(),
      v.transform((text) => [...new Set(text.split(/\s+/).filter(Boolean))]),
      v.check((codes) => codes.every((one) => /^[0-9A-Za-z_-]{1,20}$/.test(one)), '门店编码应是 20 个以内的字母、数字、横线，用空格隔开'),
      v.maxLength(storesMax, `一个账号最多列 ${storesMax} 家门店；要全部门店就留空`),
    ),
  }),
  v.check(({ primary, stores }) => !primary || stores.length === 0, '主账号负责商户的全部门店，不用列门店'),
  v.check(({ primary, merchantCode }) => !primary || merchantCode !== null, '总部的主账号不能接管，请用命令开通'),
);
export type AccountLine = v.InferOutput<typeof AccountLine>;

/** Accounts without roles and without a password: who manages them gives roles and resets the password, which gives a one-time one. */
export const accountsKind: Kind<AccountLine> = {
  read: readWith(AccountLine),
  keyOf: ({ username }) => username,
  examine: ({ sql }, rows, coming) => findAccounts(sql, rows, coming),
  make: async (ctx, rows) => {
    const facts = await readAccountFacts(ctx.sql, rows);
    const passwordHash = await (nobodysPassword ??= hashPassword(newToken()));
    const ids: string[] = [];
    for (const row of rows) ids.push(await makeAccount(ctx, row, facts, passwordHash));
    return madeOf(ids);
  },
  own: [
    { table: 'account', column: 'id', order: 'id' },
    { table: 'account_role', column: 'account_id', order: 'account_id, role_id' },
    { table: 'account_scope', column: 'account_id', order: 'account_id, node' },
  ],
  uses: [{ table: 'session', column: 'subject_id', only: `u.kind = 'account'`, said: '账号登录过' }],
  remove: dropAccounts,
};

/** The hash of something that nobody knows, made once: one for each of thousands of accounts takes minutes. */
let nobodysPassword: Promise<string> | null = null;

const makeAccount = async (ctx: Context, row: AccountLine, facts: AccountFacts, passwordHash: string): Promise<string> => {
  const merchant = row.merchantCode === null ? null : facts.merchants.get(row.merchantCode)!;
  const everything: Scope = [merchant === null ? { kind: 'chain' } : { kind: merchant.kind, id: merchant.id }];
  const { primary, username, realName, phone } = row;
  const id = await addAccount(ctx, {
    ...{ merchantId: merchant?.id ?? null, primary, username, realName, phone },
    ...{ passwordHash, mustChange: true, roleIds: [] },
    scope: row.stores.length === 0 ? everything : row.stores.map((code) => ({ kind: 'store', id: facts.stores.get(code)!.id })),
  });
  audit(ctx, {
    ...{ action: 'account.added', subject: id, detail: { username, realName, primary } },
    ...(merchant === null ? {} : { merchantId: merchant.id }),
  });
  return id;
};
