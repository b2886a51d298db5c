import { addApplication } from '@mendian/shared/application/application.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { TextArea, TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { callsPerDayMax, defaultCallsPerDay } from './quota.ts';
import type { ShownKey } from './key-dialog.tsx';

/** A new application; its key is shown once. */
export const ApplicationForm = ({ onClose, onMade }: { onClose: () => void; onMade: (shown: ShownKey) => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { name: '', note: '', callsPerDay: defaultCallsPerDay as number | null },
    send: async ({ name, note, callsPerDay }) => {
      const { application, key } = await call(addApplication, { name, note, callsPerDay: callsPerDay ?? 0 });
      onMade({ name: application.name, key });
    },
    blames: { 'application/name-taken': 'name' },
    done: () => {
      refresh('applications');
      onClose();
    },
  });
  return (
    <FormDialog title="新增应用" place="centre" form={form} submitWord="新增" onClose={onClose}>
      <TextField label="名称" required autoFocus max={40} hint="对方的程序，如：物流系统" {...form.field('name')} />
      <TextArea label="说明" max={200} {...form.field('note')} />
      <NumberField
        label="每天最多调用"
        unit="次"
        min={1}
        max={callsPerDayMax}
        required
        hint="用完后到第二天 0 点恢复"
        {...form.field('callsPerDay')}
      />
    </FormDialog>
  );
};
