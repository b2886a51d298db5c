import { modeWords } from '@mendian/shared/order/order-words.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';

export { modeWords, piecesOf, quantityText, whenText } from '@mendian/shared/order/order-words.ts';

export const numberText = ({ pickupNumber, mode }: Pick<TerminalOrderData, 'pickupNumber' | 'mode'>): string =>
  pickupNumber ?? (mode === 'counter' ? modeWords.counter : '—');
