import type { DeskShiftData } from '@mendian/shared/till/shift-desk.contract.ts';
import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import { moneyText } from '../../ui/money-text.ts';

/** How a shift stands: open, counted right, by how much it is off, or counted by nobody. */
export const ShiftStanding = ({ closed }: Pick<DeskShiftData, 'closed'>) => {
  if (closed === null) return <StatusDot tone="accent">还没有交班</StatusDot>;
  if (closed.difference === null) return <Tag tone="warm">强制交班，没有点</Tag>;
  if (closed.difference === 0) return <StatusDot tone="good">一致</StatusDot>;
  return (
    <Tag tone="hot">
      {closed.difference > 0 ? '多' : '少'} {moneyText(Math.abs(closed.difference))}
    </Tag>
  );
};
