import type { TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import type { Kind } from './kind.ts';
import { accountsKind } from './kind-accounts.ts';
import { membersKind } from './kind-members.ts';
import { ordersKind } from './kind-orders.ts';
import { storesKind } from './kind-stores.ts';

/** Each kind keeps its rows to itself: whoever walks the files hands back what `read` gave. */
export const kinds = { stores: storesKind, accounts: accountsKind, members: membersKind, orders: ordersKind } as unknown as Record<
  TakeOverKind,
  Kind<unknown>
>;
