import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';

export type StepName = 'take' | 'finish' | 'collect' | 'dispatch' | 'deliver';
export type Step = { readonly name: StepName; readonly word: string };

/** The one thing to do next with an order, as the server allows it; null: nothing. */
export const nextStepOf = ({ can, lines }: TerminalOrderData): Step | null => {
  if (can.take) return { name: 'take', word: '接单' };
  if (can.finish) return { name: 'finish', word: lines.some(({ grams }) => grams !== null) ? '称重备好' : '备好了' };
  if (can.dispatch) return { name: 'dispatch', word: '配送出门' };
  if (can.deliver) return { name: 'deliver', word: '已送达' };
  return can.collect ? { name: 'collect', word: '扫码交货' } : null;
};
