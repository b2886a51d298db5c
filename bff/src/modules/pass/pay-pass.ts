import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { payPass as contract, PassData } from '@mendian/shared/pass/pass.contract.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import type { Parts } from '../../module.ts';
import type { Customer } from '../../platform/actor.ts';
import type { StepContext } from '../../platform/serve.ts';
import { readMember } from '../member/index.ts';
import { askAboutPayment, openSheet, sayingSo } from '../payment/index.ts';
import { passDoor } from './pass-door.ts';
import { presentPasses } from './present-pass.ts';
import { readOwn } from './read-pass.ts';

type Of = { readonly passId: string };

/** What the payment sheet needs for a pass of one's own that is not paid for. */
export const payPass =
  ({ wechatPay, settings }: Pick<Parts, 'wechatPay' | 'settings'>) =>
  async (steps: StepContext<Customer>, { passId }: Of): Promise<ReplyOf<typeof contract>> => {
    const pass = await readOwn(steps.reads, steps.actor.memberId, passId);
    const member = await readMember(steps.reads, steps.actor.memberId);
    if (pass.state !== 'unpaid' || member === null) throw refusePass('pass/not-payable');
    return sayingSo(
      openSheet(wechatPay, steps, {
        ...{ id: passId, openid: member.openid, description: `${settings.BRAND}-${pass.name}` },
        notifyUrl: `${settings.PUBLIC_URL}/wxpay/notify/payment`,
        over: () => refusePass('pass/not-payable'),
      }),
    );
  };

/** The sheet was closed: WeChat is asked whether the pass was paid for. */
export const checkPayment =
  ({ wechatPay }: Pick<Parts, 'wechatPay'>) =>
  async (steps: StepContext<Customer>, { passId }: Of): Promise<PassData> => {
    await readOwn(steps.reads, steps.actor.memberId, passId);
    await sayingSo(askAboutPayment(wechatPay, passDoor, steps, passId));
    const pass = await readOwn(steps.reads, steps.actor.memberId, passId);
    const [view] = await presentPasses(steps.reads, [pass], steps.now);
    return view!;
  };
