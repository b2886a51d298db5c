import { addAccount, hashPassword } from '../src/modules/account/index.ts';
import type { Context } from '../src/platform/context.ts';
import { openSession } from '../src/platform/sessions.ts';
import { inTransaction, type House } from '../src/platform/transaction.ts';
import type { Scope } from '@mendian/shared/account/scope.ts';

type Person = { readonly username: string; readonly password: string; readonly realName: string; readonly phone: string };

/**
 * What one signs in with in the demo: head office, the branch that the home store belongs to, a franchisee, and the manager of two of
 * the franchisee's stores.
 */
export const demoStaff: Record<'hq' | 'merchant' | 'franchisee' | 'manager', Person> = {
  hq: { username: 'zongbu', password: 'mendian-2026', realName: '陈静', phone: '13800001111' },
  merchant: { username: 'fengongsi', password: 'mendian-2026', realName: '罗志强', phone: '13800002222' },
  franchisee: { username: 'jiamengshang', password: 'mendian-2026', realName: '万美玲', phone: '13800003333' },
  manager: { username: 'dianzhang', password: 'mendian-2026', realName: '熊伟', phone: '13800004444' },
};

/** Sessions of head office and of the merchant that the demo's store belongs to; their accounts are made the first time. */
export const demoStaffTokens = async (house: House, storeId: string): Promise<Record<'hq' | 'merchant', string>> => {
  const [forHq, forMerchant] = await Promise.all([hashPassword(demoStaff.hq.password), hashPassword(demoStaff.merchant.password)]);
  return inTransaction(house, { kind: 'system', name: 'demo' }, async (ctx) => {
    const owner = await ownerOf(ctx, storeId);
    return {
      hq: await signedIn(ctx, { ...demoStaff.hq, passwordHash: forHq, merchantId: null, scope: [{ kind: 'chain' }] }),
      merchant: await signedIn(ctx, {
        ...{ ...demoStaff.merchant, passwordHash: forMerchant },
        ...{ merchantId: owner.id, scope: [owner] },
      }),
    };
  });
};

const ownerOf = async ({ sql }: Context, storeId: string): Promise<{ id: string; kind: 'branch' | 'franchisee' }> => {
  const owner = await sql.one<{ id: string; kind: 'branch' | 'franchisee' }>(
    'SELECT m.id, m.kind FROM store s JOIN merchant m ON m.id = s.owner_id WHERE s.id = ?',
    [storeId],
  );
  if (owner === null) throw new Error(`the demo's store ${storeId} has no owner`);
  return owner;
};

type First = Person & { readonly passwordHash: string; readonly merchantId: string | null; readonly scope: Scope };

const signedIn = async (ctx: Context, first: First): Promise<string> => {
  const known = await ctx.sql.one<{ id: string }>('SELECT id FROM account WHERE username = ?', [first.username]);
  return openSession(ctx, 'account', known?.id ?? (await makeFirst(ctx, first)));
};

const makeFirst = (ctx: Context, { username, realName, phone, passwordHash, merchantId, scope }: First): Promise<string> =>
  addAccount(ctx, {
    ...{ merchantId, primary: true, username, realName, phone },
    ...{ passwordHash, mustChange: false, scope, roleIds: [] },
  });
