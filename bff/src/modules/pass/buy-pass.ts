import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/pass/pass.contract.ts';
import type { PassData } from '@mendian/shared/pass/pass.contract.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import { passUnpaidMinutesMax } from '@mendian/shared/pass/pass-status.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { firstRow } from '../../platform/sql.ts';
import { openPayment } from '../payment/index.ts';
import { passExpiring } from './pass.events.ts';
import type { PassKindRow, PassRow } from './pass.rows.ts';
import { runningOf } from './running-passes.ts';
import { presentPasses } from './present-pass.ts';

type Input = InputOf<typeof contract.buyPass>;

/**
 * A pass for the customer who asks, good once it is paid for. Whoever has not paid yet gets the same again; whoever has one of the
 * kind that is not used up is refused, as two at once would double what a day gives.
 */
export const buyPass = async (ctx: Context<Customer>, { kindId, expectedPrice }: Input): Promise<PassData> => {
  const { memberId } = ctx.actor;
  // All that a member buys meets here, so that two asked for at once are one.
  await ctx.sql.one(`SELECT id FROM member WHERE id = ?${ctx.sql.lock}`, [memberId]);
  const kind = await ctx.sql.one<PassKindRow>('SELECT * FROM pass_kind WHERE id = ?', [kindId]);
  if (kind === null || kind.state === 'draft') throw refuse('thing/not-found');
  const running = (await runningOf(ctx.sql, memberId, [kindId], ctx.now))[0] ?? null;
  if (running !== null && running.state !== 'unpaid') throw refusePass('pass/has-one');
  if (running === null && kind.state !== 'live') throw refusePass('pass/not-sold');
  if (kind.price !== expectedPrice) throw refusePass('pass/price-changed', { price: kind.price });
  const pass = running ?? open(ctx, kind, await passCode(ctx));
  const [view] = await presentPasses(ctx.sql, [{ ...kind, ...pass }], ctx.now);
  return view!;
};

const open = (ctx: Context<Customer>, kind: PassKindRow, code: string): PassRow => {
  const pass: PassRow = {
    ...{ id: ctx.newId(), kind_id: kind.id, member_id: ctx.actor.memberId, code, state: 'unpaid' },
    ...{ price: kind.price, uses: kind.uses, uses_per_day: kind.uses_per_day, used: 0, used_day: '', used_on_day: 0 },
    ...{ created_at: ctx.now, expires_at: new Date(ctx.now.getTime() + passUnpaidMinutesMax * minuteMs), paid_at: null, until_at: null },
    ...{ refunded: 0, ask_reason: null, asked_at: null, answer: '', ending_told_at: null },
  };
  ctx.sql.later.insert('pass', [pass]);
  openPayment(ctx, { paidFor: 'pass', id: pass.id, payeeId: kind.payee_id, amount: kind.price, expiresAt: pass.expires_at });
  ctx.emit(passExpiring({ passId: pass.id }), pass.expires_at);
  return pass;
};

/**
 * Sixteen digits beginning with 6, which no phone, no member code and no coupon of ours begins with. Codes and cards of an earlier system
 * have any form: one that is theirs is drawn again, so that it goes on standing for what it did.
 */
const passCode = async (ctx: Pick<Context, 'random' | 'sql'>): Promise<string> => {
  for (;;) {
    const code = `6${String(ctx.random(10_000_000)).padStart(7, '0')}${String(ctx.random(100_000_000)).padStart(8, '0')}`;
    const [coupon, card] = await ctx.sql.ask(
      firstRow('SELECT coupon_id FROM earlier_coupon WHERE code = ?', [code]),
      firstRow('SELECT id FROM member_card WHERE number = ? LIMIT 1', [code]),
    );
    if (coupon === null && card === null) return code;
  }
};
