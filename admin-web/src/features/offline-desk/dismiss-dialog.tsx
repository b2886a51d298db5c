import { dismissOffline } from '@mendian/shared/till/offline-desk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';

/** Takes something off the list for good, with the reason that stays in the log. */
export const DismissDialog = ({ actionId, onClose }: { actionId: string; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { reason: '' },
    send: ({ reason }, options) => call(dismissOffline, { actionId, reason }, options),
    done: () => {
      say('已记下，不再入账', 'good');
      refresh('offline-actions', 'attention');
      onClose();
    },
  });
  return (
    <FormDialog title="不入账" form={form} submitWord="不入账" danger place="centre" onClose={onClose}>
      <p>这一笔不进营业额、班次和库存，决定之后不能再入账。收到的现金请线下处理。</p>
      <TextField label="原因" required max={100} placeholder="例如：店员练习时误收，钱没有收" {...form.field('reason')} />
    </FormDialog>
  );
};
