import * as contract from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { authorize } from '../../platform/authorize.ts';
import type { Module, Parts } from '../../module.ts';
import type { Context } from '../../platform/context.ts';
import type { Serve } from '../../platform/serve.ts';
import { askAboutPayment, sayingSo } from '../payment/index.ts';
import { cancelOrder } from './cancel-order.ts';
import { expireOrder } from './expire-order.ts';
import { findMyOrders } from './find-orders.ts';
import { findStoreOrders, readBoard } from './find-store-orders.ts';
import { finishOrder } from './finish-order.ts';
import { handOver, limitingWrongCodes } from './hand-over.ts';
import type { Hand } from './order.rows.ts';
import { orderDoor } from './order-door.ts';
import { orderPolicy } from './order.policy.ts';
import { payOrder } from './pay-order.ts';
import { placeOrder } from './place-order.ts';
import { quoteOrder } from './quote-order.ts';
import { presentForTerminal } from './present-order.ts';
import { readForCustomer, readForStore, readOrder } from './read-orders.ts';
import { pointSubscribers } from './settle-points.ts';
import { deliverOrder, dispatchOrder, markPrinted, markRung, rejectOrder, takeOrder } from './store-calls.ts';
import { tellCustomer } from './tell-customer.ts';
import { unattendedSubscribers } from './unattended.ts';
import { uploadShipping } from './upload-shipping.ts';
import { viewOrder } from './view-order.ts';

/** Orders: placed by customers, made and handed over by stores. */
export const orderModule = (parts: Parts): Module => ({
  routes: (serve) => {
    customerRoutes(serve, parts);
    terminalRoutes(serve);
  },
  subscribers: [
    expireOrder(parts.wechatPay, orderDoor),
    ...unattendedSubscribers,
    ...tellCustomer(parts.wechatMini, parts.settings),
    uploadShipping(parts.wechatMini),
    ...pointSubscribers,
  ],
});

const customerRoutes = (serve: Serve, parts: Parts): void => {
  const cancel = cancelOrder(parts.wechatPay, orderDoor);
  serve.steps(contract.quoteOrder, (steps, input) => quoteOrder({ actor: steps.actor, sql: steps.reads, now: steps.now }, input), {
    looksFirst: true,
  });
  serve.write(contract.placeOrder, async (ctx, input) => {
    const placed = await placeOrder(ctx, input);
    return viewOrder(ctx, placed.bundle.order, placed);
  });
  serve.read(contract.getOrder, async (ctx, { orderId }) => {
    const known = await readForCustomer(ctx.sql, orderId);
    const order = known?.bundle.order ?? null;
    authorize(orderPolicy, 'see', ctx.actor, order);
    return viewOrder(ctx, order, known!);
  });
  serve.read(contract.listOrders, findMyOrders);
  serve.steps(contract.payOrder, payOrder(parts));
  serve.steps(contract.checkPayment, async (steps, { orderId }) => {
    authorize(orderPolicy, 'see', steps.actor, await readOrder(steps.reads, orderId));
    await sayingSo(askAboutPayment(parts.wechatPay, orderDoor, steps, orderId));
    const order = await readOrder(steps.reads, orderId);
    return viewOrder({ actor: steps.actor, sql: steps.reads, now: steps.now }, order!);
  });
  serve.steps(contract.cancelOrder, async (steps, input) =>
    viewOrder({ actor: steps.actor, sql: steps.reads, now: steps.now }, await cancel(steps, input)),
  );
};

/** Shows an order to its store: whoever asked, and all its terminals by the feed. */
const shown = (ctx: Context, hand: Hand): TerminalOrderData => {
  const view = presentForTerminal(hand);
  ctx.show(hand.order.id, view);
  return view;
};

const terminalRoutes = (serve: Serve): void => {
  serve.read(terminal.getBoard, (ctx) => readBoard(ctx));
  serve.read(terminal.listTerminalOrders, findStoreOrders);
  serve.read(terminal.getTerminalOrder, async (ctx, { orderId }) => {
    const found = await readForStore(ctx.sql, orderId);
    authorize(orderPolicy, 'see', ctx.actor, found?.order ?? null);
    return presentForTerminal(found!);
  });
  serve.write(terminal.takeOrder, async (ctx, input) => shown(ctx, await takeOrder(ctx, input)));
  serve.write(terminal.rejectOrder, async (ctx, input) => shown(ctx, await rejectOrder(ctx, input)));
  serve.write(terminal.finishOrder, async (ctx, input) => shown(ctx, await finishOrder(ctx, input)));
  serve.write(terminal.dispatchOrder, async (ctx, input) => shown(ctx, await dispatchOrder(ctx, input)));
  serve.write(terminal.deliverOrder, async (ctx, input) => shown(ctx, await deliverOrder(ctx, input)));
  serve.write(terminal.markRung, async (ctx, input) => shown(ctx, await markRung(ctx, input)));
  serve.write(terminal.markPrinted, async (ctx, input) => shown(ctx, await markPrinted(ctx, input)));
  serve.steps(
    terminal.handOver,
    (steps, { code }) =>
      limitingWrongCodes(steps.limits, steps.actor.terminalId, () =>
        steps.once(async (ctx) => shown(ctx, await handOver({ ...ctx, actor: steps.actor }, code))),
      ),
    { looksFirst: true },
  );
};
