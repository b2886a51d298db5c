import type { Context } from '../../platform/context.ts';

/**
 * Eight digits that cannot be guessed; unique per store and day by an index. An order has them from the beginning, since to write them
 * into two indexes at its payment costs more, and nobody is told them before.
 */
export const newPickupCode = (ctx: Context): string => String(ctx.random(100_000_000)).padStart(8, '0');
