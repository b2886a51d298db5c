import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { offlineQueue } from './queue.ts';
import { standing } from './standing.ts';

/** Opens a shift without the server; the action's id is the shift's. */
export const keepOpening = async (storeId: string, id: string, openingCash: number): Promise<void> => {
  const { clerkId, name, at } = standing();
  await offlineQueue.add(storeId, name, id, () => ({ action: { kind: 'shift-opened', id, at, clerkId, openingCash }, sale: null }));
};

type Closing = {
  readonly id: string;
  readonly shift: Pick<ShiftViewData, 'id' | 'expected'>;
  readonly counted: number;
  readonly reason: string;
};

/** Closes a shift without the server, by the same rule: a difference wants a reason. Answers with the difference. */
export const keepClosing = async (storeId: string, { id, shift, counted, reason }: Closing): Promise<number> => {
  const difference = counted - shift.expected;
  if (difference !== 0 && reason === '') throw unexplained(shift.expected, difference);
  const { clerkId, name, at } = standing();
  const action = { kind: 'shift-closed' as const, id, at, clerkId, shiftId: shift.id, counted, reason };
  await offlineQueue.add(storeId, name, id, () => ({ action, sale: null }));
  return difference;
};

const unexplained = (expected: number, difference: number): Error =>
  refuseTill(
    'till/difference-unexplained',
    { expected, difference },
    `钱箱应有 ${moneyText(expected)}，${difference > 0 ? '多' : '少'}了 ${moneyText(Math.abs(difference))}。请复点；确实不一致请写明原因`,
  );
