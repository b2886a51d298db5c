import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type { setSoldOut as contract } from '@mendian/shared/terminal/terminal.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { presentForTerminal, type TerminalProductData } from './list-terminal-products.ts';
import { menuChanged } from './menu-version.ts';
import { readShelf } from './read-shelf.ts';

/** A clerk switches a product of their own store off or on again; the same switch again changes nothing. */
export const setSoldOut = async (ctx: Context<Clerk>, { skuId, soldOut }: InputOf<typeof contract>): Promise<TerminalProductData> => {
  const { storeId } = ctx.actor;
  await switchSoldOut(ctx, { storeId, skuId, soldOut });
  const sku = (await readShelf(ctx.sql, storeId, ctx.now)).find((one) => one.skuId === skuId);
  if (sku === undefined) throw refuse('thing/not-found');
  return presentForTerminal(sku);
};

type Switch = { readonly storeId: string; readonly skuId: string; readonly soldOut: boolean };

/** Switches what a store sells off or on again, at a terminal or a desk. What it does not sell is not there. */
export const switchSoldOut = async (ctx: Context, { storeId, skuId, soldOut }: Switch): Promise<void> => {
  const sku = (await readShelf(ctx.sql, storeId, ctx.now)).find((one) => one.skuId === skuId);
  if (sku === undefined || !(sku.sold || sku.kept)) throw refuse('thing/not-found');
  // A combo, and what was never counted, has no row that could hold the switch.
  if (!sku.kept) await ctx.sql.insert('stock', [{ store_id: storeId, sku_id: skuId, on_hand: 0, reserved: 0 }], { ignore: true });
  const row = await ctx.sql.one<{ sold_out: number }>(`SELECT sold_out FROM stock WHERE store_id = ? AND sku_id = ?${ctx.sql.lock}`, [
    storeId,
    skuId,
  ]);
  if (row === null || (row.sold_out === 1) === soldOut) return;
  await ctx.sql.run('UPDATE stock SET sold_out = ? WHERE store_id = ? AND sku_id = ?', [soldOut ? 1 : 0, storeId, skuId]);
  audit(ctx, { action: soldOut ? 'product.sold-out' : 'product.restored', subject: storeId, detail: { skuId }, storeId });
  await menuChanged(ctx, storeId);
};
