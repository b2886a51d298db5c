import { deliverOrder, dispatchOrder, finishOrder, takeOrder, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../platform/call.ts';
import type { StepName } from './card/next-step.ts';
import { useDesk } from './desk.ts';
import { slipSettings } from '../../platform/slip-settings.ts';
import { usePrintSlip } from './slip/use-print-slip.ts';

/** What the big button of an order does. */
export const useOrderSteps = () => {
  const { actions, open, askCode, store } = useDesk();
  const printSlip = usePrintSlip();

  const take = async (order: TerminalOrderData): Promise<void> => {
    const taken = await actions.run(order.id, () => call(takeOrder, { orderId: order.id }));
    const byItself = store.networkSlips.includes('kitchen');
    if (taken !== null && !byItself && slipSettings.get().kitchenOnTake) await printSlip(taken, 'kitchen');
  };
  const finish = async (order: TerminalOrderData): Promise<void> => {
    if (order.lines.some(({ grams }) => grams !== null)) return open({ kind: 'weigh', orderId: order.id });
    await actions.run(order.id, () => call(finishOrder, { orderId: order.id, weights: [] }));
  };

  return (step: StepName, order: TerminalOrderData): Promise<unknown> | void => {
    const { id: orderId } = order;
    if (step === 'take') return take(order);
    if (step === 'finish') return finish(order);
    if (step === 'dispatch') return actions.run(orderId, () => call(dispatchOrder, { orderId }));
    if (step === 'deliver') return actions.run(orderId, () => call(deliverOrder, { orderId }));
    return askCode();
  };
};
