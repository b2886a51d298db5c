import type { TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import type { Kind } from './kind.ts';
import { accountsKind } from './kind-accounts.ts';
import { cardsKind } from './kind-cards.ts';
import { couponsKind } from './kind-coupons.ts';
import { membersKind } from './kind-members.ts';
import { ordersKind } from './kind-orders.ts';
import { storesKind } from './kind-stores.ts';

/** Each kind keeps its rows to itself: whoever walks the files hands back what `read` gave. */
export const kinds = {
  stores: storesKind,
  accounts: accountsKind,
  members: membersKind,
  cards: cardsKind,
  coupons: couponsKind,
  orders: ordersKind,
} as unknown as Record<TakeOverKind, Kind<unknown>>;
