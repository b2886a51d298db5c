import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { menuChanged } from '../catalog/index.ts';
import { moveAtCounter, type Need } from '../stock/index.ts';
import type { Choice } from './exchange-choices.ts';
import type { RedemptionRow } from './redemption.rows.ts';

type Of = Pick<RedemptionRow, 'store_id' | 'name' | 'takes'>;

/** A piece leaves the stock as it leaves the counter. Of a sum of goods nobody knows what they were. */
export const giveOut = async (ctx: Context<Clerk>, redemption: Of, product: Choice | null): Promise<void> => {
  if (product === null) return;
  const { store_id: storeId, name } = redemption;
  await moveAtCounter(ctx, { storeId, kind: 'redeem', reason: `核销“${name}”` }, needsOf(redemption));
  if (product.takes.some(({ saleable, quantity, least }) => saleable - quantity < least)) await menuChanged(ctx, storeId);
};

/** What it took comes back. */
export const takeBack = async (ctx: Context<Clerk>, redemption: Of): Promise<void> => {
  const { store_id: storeId, name } = redemption;
  const needs = needsOf(redemption);
  if (needs.length === 0) return;
  await moveAtCounter(ctx, { storeId, kind: 'unredeem', reason: `撤销核销“${name}”` }, needs);
  await menuChanged(ctx, storeId);
};

const needsOf = ({ takes }: Of): Need[] => (takes === null ? [] : (JSON.parse(takes) as Need[]));
