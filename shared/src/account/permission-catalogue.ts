import type { Desk, Endpoint } from '../kernel/endpoint.ts';
import type { Permission } from '../kernel/permission.ts';

/** The headings of the desks' menus, in their order. */
export const permissionGroups = ['今日', '订单', '商品', '门店', '会员', '营销', '数据', '设备', '账号'] as const;

const whoByDesk = { hq: 'headOffice', merchant: 'merchant' } as const satisfies Record<Desk, string>;

/**
 * Every permission that a desk's endpoints ask for, by group and key: what its roles can be made of. Two declarations of one key
 * that differ in name or group are a mistake in the program.
 */
export const collectPermissions = (endpoints: readonly Endpoint[], desk: Desk): Permission[] => {
  const byKey = new Map<string, Permission>();
  for (const { who, permission, path } of endpoints) {
    if (who !== whoByDesk[desk] || permission === undefined || permission === null) continue;
    const known = byKey.get(permission.key) ?? permission;
    if (known.name !== permission.name || known.group !== permission.group)
      throw new Error(
        `${path} declares ${permission.key} as “${permission.group} ${permission.name}”, another as “${known.group} ${known.name}”`,
      );
    byKey.set(permission.key, known);
  }
  return inOrder([...byKey.values()]);
};

/** By group as the menu has them, groups it does not know at the end; within one by key. */
export const inOrder = <P extends Pick<Permission, 'key' | 'group'>>(permissions: readonly P[]): P[] =>
  [...permissions].sort((a, b) => placeOf(a.group) - placeOf(b.group) || compare(a.group, b.group) || compare(a.key, b.key));

const placeOf = (group: string): number => {
  const place = (permissionGroups as readonly string[]).indexOf(group);
  return place === -1 ? permissionGroups.length : place;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
