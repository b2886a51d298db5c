import type * as contract from '@mendian/shared/pass/pass-use.contract.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { fen } from '@mendian/shared/kernel/money.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { passBearers, takeUse } from '../pass/index.ts';
import { giveOut } from './give-out.ts';
import { readPassAtCounter, type PassShown } from './pass-at-counter.ts';
import type { ShownRow } from './present-redemption.ts';
import { redemptionRow } from './redemption-row.ts';

type Input = InputOf<typeof contract.usePass>;

/** Uses a pass once in the clerk's store, if it stands as the clerk saw it: whoever comes second is told that it was used meanwhile. */
export const usePass = async (ctx: Context<Clerk>, { code, skuId, used }: Input): Promise<ShownRow> => {
  const { pass, place, products, why } = await readPassAtCounter(ctx, code);
  if (pass.used !== used) throw refusePass('pass/changed');
  if (why !== null) throw refusePass('pass/unusable', {}, why);
  const product = products.find((one) => one.skuId === skuId);
  if (product === undefined) throw refusePass('pass/product-needed');
  if (!(await takeUse(ctx, pass))) throw await whyLost(ctx, code);
  const row = redemptionRow(ctx, place.store, {
    ...{ kind: 'pass', id: pass.id, madeFrom: pass.kind_id, name: pass.name, bearers: passBearers(pass) },
    ...{ product, goods: product.price, takenOff: fen(pass.earns) },
  });
  ctx.sql.later.insert('redemption', [row]);
  await giveOut(ctx, row, product);
  return { ...row, nickname: pass.nickname ?? '' };
};

/** Somebody else was first, or something else happened between two statements. */
const whyLost = async (ctx: Context<Clerk>, code: string): Promise<Error> => {
  const { why }: PassShown = await readPassAtCounter(ctx, code);
  return why === null ? refusePass('pass/changed') : refusePass('pass/unusable', {}, why);
};
