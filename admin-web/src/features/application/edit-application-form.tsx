import { editApplication, type ApplicationData } from '@mendian/shared/application/application.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { TextArea } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { callsPerDayMax } from './quota.ts';

/** What is said of an application, and how often it may ask. */
export const EditApplicationForm = ({ application, onClose }: { application: ApplicationData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const { id, name, enabled } = application;
  const form = useForm({
    initial: { note: application.note, callsPerDay: application.callsPerDay as number | null },
    send: ({ note, callsPerDay }) => call(editApplication, { applicationId: id, note, callsPerDay: callsPerDay ?? 0, enabled }),
    done: () => {
      refresh('applications');
      onClose();
    },
  });
  return (
    <FormDialog title={`修改“${name}”`} place="centre" form={form} submitWord="保存" onClose={onClose}>
      <TextArea label="说明" max={200} {...form.field('note')} />
      <NumberField
        label="每天最多调用"
        unit="次"
        min={1}
        max={callsPerDayMax}
        required
        hint={`今天已调用 ${application.callsToday} 次；改小后马上按新的算`}
        {...form.field('callsPerDay')}
      />
    </FormDialog>
  );
};
