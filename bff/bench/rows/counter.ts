import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import { startMendian } from '../../src/main.ts';
import { presentRedemption, redeemCoupon } from '../../src/modules/redemption/index.ts';
import { readSettings } from '../../src/platform/config.ts';
import { once } from '../../src/platform/idempotency.ts';
import { inTransaction, type House } from '../../src/platform/transaction.ts';
import { freePort } from '../../test/services/free-port.ts';
import { makeCoupons, type CouponMade } from '../coupons.ts';
import { sideOf } from '../side.ts';
import { compare } from '../measure.ts';
import { plain, spreadText } from '../words.ts';
import type { World } from '../world.ts';
import { redeemPlainly } from '../yardsticks/plain-redemption.ts';
import type { Row } from './row.ts';

/** Of the rate at which plain SQL writes the same. */
const goal = 0.5;
const atOnce = 8;

/** Redeeming a coupon, whole, beside the same writes in plain SQL. */
export const counter: Row = {
  name: 'counter',
  run: async (world, { quick }) => {
    const [rounds, operations] = quick ? [3, 500] : [7, 2_000];
    const coupons = await makeCoupons(world, 2 * (rounds + 1) * operations);
    const running = await startMendian({
      settings: { ...readSettings({ ...world.settings(await freePort()), LOG_LEVEL: 'warn' }), ROLES: ['web'] },
    });
    try {
      const stores = await storesOf(world);
      const at = (index: number) => stores[index % stores.length]!;
      const found = await compare(
        {
          yardstick: sideOf(world, { operations, atOnce }, (index) => redeemPlainly(world.plain, coupons.pop()!, at(index))),
          ours: sideOf(world, { operations, atOnce }, (index) => redeem(running.parts.house, coupons.pop()!, at(index).storeId)),
        },
        rounds,
      );
      const share = found.ours.rate.median / found.yardstick.rate.median;
      return [
        {
          what: 'redeeming a coupon at the counter: its transaction',
          yardstick: `${spreadText(found.yardstick.rate)} a second`,
          ours: `${spreadText(found.ours.rate)} a second`,
          ratio: `${plain(share * 100)} % of its rate; ${spreadText(found.totalRatio, '×')} its CPU`,
          goal: `≥ ${goal * 100} % of its rate`,
          met: share >= goal,
          notes: [
            'Ours also reads coupon, template, member and store, checks the terms, and checks the reply; the yardstick only writes. Eight at once.',
          ],
        },
      ];
    } finally {
      await running.stop();
    }
  },
};

/** As the endpoint does it: parsed by the contract, with a key, the reply checked before it is kept. Without HTTP. */
const redeem = async (house: House, { code }: CouponMade, storeId: string): Promise<void> => {
  const actor = { kind: 'clerk', clerkId: storeId, name: '店员小王', terminalId: storeId, storeId, sessionId: 'bench' } as const;
  const input = v.parse(contract.redeemCoupon.input, { code, goods: 3_000, skuId: null, takenOff: 500 });
  await inTransaction(house, actor, (ctx) =>
    once(ctx, randomBytes(16).toString('hex'), { path: contract.redeemCoupon.path, input }, async () =>
      v.parse(contract.redeemCoupon.reply, presentRedemption(await redeemCoupon({ ...ctx, actor }, input))),
    ),
  );
};

const storesOf = async ({ plain: pool, chain }: World) => {
  const [rows] = await pool.query('SELECT id AS storeId, owner_id AS ownerId, branch_id AS branchId FROM store WHERE id IN (?)', [
    chain.open.slice(0, 500).map(({ id }) => id),
  ]);
  return rows as { storeId: string; ownerId: string; branchId: string }[];
};
