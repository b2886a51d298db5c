import { forceCloseDeskShift, type DeskShiftData } from '@mendian/shared/till/shift-desk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';

type DialogProps = { shift: DeskShiftData; onClose: () => void; onClosed: () => void };

/** Closes a shift whose drawer nobody counts; it cannot be opened again. */
export const ForceCloseDialog = ({ shift, onClose, onClosed }: DialogProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { reason: '' },
    send: ({ reason }, options) => call(forceCloseDeskShift, { shiftId: shift.id, reason }, options),
    done: () => {
      say('已强制交班', 'good');
      refresh('shifts');
      onClosed();
    },
  });
  return (
    <FormDialog title={`强制交班 · ${shift.storeName}`} form={form} submitWord="强制交班" danger place="centre" onClose={onClose}>
      <p>
        {shift.openedBy} 在 {shift.terminalName} 的钱箱没有人点，账上应有 {moneyText(shift.expected)}
        。交班以后不能再改；店员还在店里的，请他点箱交班。
      </p>
      <TextField label="原因" required max={100} placeholder="例如：终端坏了、店员已离职" {...form.field('reason')} />
    </FormDialog>
  );
};
