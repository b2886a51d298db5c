import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';
import { openSettings } from '../build.ts';
import { aDraft } from '../build-coupon-draft.ts';
import type { Place } from './cast.ts';
import type { Hints } from './plausible-input.ts';

/** The parameters of paths whose things the world has: each can be one's own, another's, or not there. */
export const knownParameters = ['storeId', 'orderId', 'accountId', 'roleId', 'clerkId', 'merchantId'] as const;
export type KnownParameter = (typeof knownParameters)[number];

/** The ids of a place as an endpoint's desk knows them: head office's accounts and roles are others than a merchant's. */
export const idsAt = ({ path }: Endpoint, place: Place): Record<KnownParameter, string> => {
  const atOffice = path.startsWith('/api/hq/');
  const accountId = path.startsWith('/api/hq/merchant-accounts/')
    ? place.first.accountId
    : atOffice
      ? place.officeAccount
      : place.merchantAccount;
  return { ...place.ids, accountId, roleId: atOffice ? place.officeRole : place.merchantRole };
};

/** The id of somebody else's thing: to head office, whose roles are all its own, a merchant's role. */
export const foreignId = (endpoint: Endpoint, other: Place, name: KnownParameter): string =>
  name === 'roleId' ? other.merchantRole : idsAt(endpoint, other)[name];

/** What fields hold that mean something: the names are the contracts'. */
export const hintsAt = (endpoint: Endpoint, place: Place): Hints => ({
  ...idsAt(endpoint, place),
  scope: [`store:${place.ids.storeId}`],
  roleIds: [],
  storeIds: [place.ids.storeId],
  permissions: endpoint.permission ? [endpoint.permission.key] : [],
  username: `n${place.ids.storeId.toLowerCase()}`,
  permissionKey: 'nothing.there',
  key: 'program.new-one',
  ...{ skuId: place.sku.skuId, productIds: [place.sku.productId], node: `store:${place.ids.storeId}` },
  ...{ payeeId: place.payeeId, ownerId: place.ids.merchantId, branchId: place.ids.merchantId, settings: openSettings },
  ...{ version: '1.2.3', appVersion: '1.2.3' },
  featureKey: 'terminal.changes-by-itself',
  ...{ draft: aDraft(), bearers: { headOffice: 1000, branch: 0, owner: 0 } },
  actions: [
    { kind: 'shift-opened', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', at: '2026-11-20T04:00:00.000Z', clerkId: place.ids.clerkId, openingCash: 0 },
  ],
  tiers: [{ key: null, name: '粉丝', growth: 0, earnPerMille: 1_000 }],
  parts: [`${'0'.repeat(64)}-7`],
  from: '2026-11-01',
  to: '2026-11-20',
});
