import { randomBytes } from 'node:crypto';
import * as accounts from '@mendian/shared/account/account.contract.ts';
import type { Scope } from '@mendian/shared/account/scope.ts';
import { aMerchant, aStaff, aStore, type StaffMade } from './build.ts';
import type { Harness } from './harness.ts';

export const person = { realName: '王小明', phone: '13812340000' };
/** A name to sign in with that nobody has. */
export const aUsername = (): string => `u${randomBytes(6).toString('hex')}`;

export const storeNode = ({ id }: { id: string }): string => `store:${id}`;
export const storeScope = (...stores: { id: string }[]): Scope => stores.map(({ id }) => ({ kind: 'store', id }));

/** A franchisee with its first account and two stores. */
export const aBusiness = async (house: Harness) => {
  const merchant = await aMerchant(house);
  const first = await aStaff(house, { merchantId: merchant.id, scope: [{ kind: merchant.kind, id: merchant.id }], name: '刘洋' });
  const stores = [
    await aStore(house, { ownerId: merchant.id, name: '一店' }),
    await aStore(house, { ownerId: merchant.id, name: '二店' }),
  ] as const;
  return { merchant, first, stores };
};

type Given = { username?: string; roleIds?: string[]; scope?: string[]; realName?: string; phone?: string };

/** A sub-account made at the merchants' desk: without roles and stores unless they are given. */
export const addSubAccount = ({ call }: StaffMade, given: Given = {}) =>
  call(accounts.addAccount.merchant, { username: aUsername(), ...person, roleIds: [], scope: [], ...given });

/** The whole of an account as it is sent, without roles and stores unless they are given. */
export const editSubAccount = ({ call }: StaffMade, accountId: string, given: Omit<Given, 'username'> & { enabled?: boolean } = {}) =>
  call(accounts.editAccount.merchant, { accountId, ...person, roleIds: [], scope: [], enabled: true, ...given });

/** A role put there by nobody. */
export const aRole = ({ transact }: Harness, merchantId: string | null, permissions: readonly string[]): Promise<string> =>
  transact(async ({ sql, newId, now }) => {
    const id = newId();
    const held = { name: `角色${id.slice(-6)}`, permissions: permissions.join(',') };
    await sql.insert('role', [{ id, merchant_id: merchantId, ...held, created_at: now, updated_at: now }]);
    return id;
  });
