import { holds } from '@mendian/shared/account/held-permissions.ts';
import { setPrices } from '@mendian/shared/catalog/catalog.permissions.ts';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import type { PriceChangeData } from '@mendian/shared/catalog/price.contract.ts';
import type { Staff } from '../../../platform/actor.ts';

export type PriceChangeRow = {
  readonly id: string;
  readonly node: string;
  readonly store_id: string | null;
  readonly valid_from: Date;
  readonly valid_to: Date | null;
  /** JSON, as the contract's `prices`. */
  readonly prices: string;
  readonly stores: number;
  readonly set_by: string;
  readonly set_at: Date;
  readonly cancelled_by: string | null;
  readonly cancelled_at: Date | null;
};

type Asking = { readonly actor: Staff; readonly now: Date };

export const presentChange = ({ actor, now }: Asking, row: PriceChangeRow, { node, name }: LevelViewData): PriceChangeData => {
  const state = stateOf(row, now);
  return {
    id: row.id,
    level: { node, name },
    prices: JSON.parse(row.prices) as PriceChangeData['prices'],
    from: row.valid_from.toISOString(),
    to: row.valid_to?.toISOString() ?? null,
    state,
    stores: row.stores,
    setBy: row.set_by,
    setAt: row.set_at.toISOString(),
    cancelledBy: row.cancelled_by,
    canCancel: state === 'planned' && holds(actor.permissions, setPrices.key),
  };
};

const stateOf = ({ cancelled_at, valid_from, valid_to }: PriceChangeRow, now: Date): PriceChangeData['state'] => {
  if (cancelled_at !== null) return 'cancelled';
  if (valid_from > now) return 'planned';
  return valid_to !== null && valid_to <= now ? 'ended' : 'begun';
};
