import * as contract from '@mendian/shared/pass/pass.contract.ts';
import * as desk from '@mendian/shared/pass/pass-desk.contract.ts';
import * as kind from '@mendian/shared/pass/pass-kind.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { listPayees } from '../store/index.ts';
import { askRefund, withdrawAsk } from './ask-refund.ts';
import { buyPass } from './buy-pass.ts';
import { keepPass, refundPass } from './desk/answer-ask.ts';
import { getHeld, listHeld } from './desk/held-passes.ts';
import { endingSchedule, noticeEnding } from './ending.ts';
import { expirePass } from './expire-pass.ts';
import { addKind, editKind } from './kind/edit-kind.ts';
import { moveKind } from './kind/move-kind.ts';
import { getKind, listKinds } from './kind/read-kinds.ts';
import { listOffers } from './list-offers.ts';
import { getMyPass, listMyPasses } from './my-passes.ts';
import { checkPayment, payPass } from './pay-pass.ts';
import { pointSubscribers } from './settle-points.ts';
import { tellMember } from './tell-member.ts';
import { uploadShipping } from './upload-shipping.ts';

/** Passes (月卡): the kinds that head office sells, how members buy them and give them back. Stores use them through redemption. */
export const passModule = (parts: Parts): Module => ({
  routes: (serve) => {
    serve.read(contract.listPassOffers, listOffers);
    serve.write(contract.buyPass, buyPass);
    serve.steps(contract.payPass, payPass(parts));
    serve.steps(contract.checkPassPayment, checkPayment(parts));
    serve.read(contract.listMyPasses, listMyPasses);
    serve.read(contract.getMyPass, getMyPass);
    serve.write(contract.askPassRefund, askRefund);
    serve.write(contract.withdrawPassRefund, withdrawAsk);
    serve.read(kind.listPassKinds, listKinds);
    serve.read(kind.getPassKind, getKind);
    serve.write(kind.addPassKind, addKind);
    serve.write(kind.editPassKind, editKind);
    serve.write(kind.movePassKind, moveKind);
    serve.read(kind.listPassPayees, async (ctx) => {
      const { items } = await listPayees(ctx);
      return { items: items.map(({ id, name, mchid }) => ({ id, name, mchid })) };
    });
    serve.read(desk.listHeldPasses, listHeld);
    serve.read(desk.getHeldPass, getHeld);
    serve.write(desk.refundPass, refundPass);
    serve.write(desk.keepPass, keepPass);
  },
  subscribers: [
    ...[expirePass(parts.wechatPay), uploadShipping(parts.wechatMini), noticeEnding],
    ...[...pointSubscribers, ...tellMember(parts)],
  ],
  schedules: [endingSchedule],
});
