import { rotateKey, type ApplicationData } from '@mendian/shared/application/application.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import type { ShownKey } from './key-dialog.tsx';

const oldKeyOptions = [
  { value: '0', name: '马上作废（密钥泄露时）' },
  { value: '1', name: '再用 1 小时' },
  { value: '24', name: '再用 24 小时' },
  { value: '72', name: '再用 72 小时' },
];

type FormProps = { application: ApplicationData; onClose: () => void; onMade: (shown: ShownKey) => void };

/** Another key for an application, and how long the one before is still good. */
export const NewKeyForm = ({ application: { id, name }, onClose, onMade }: FormProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { oldKeyHours: '24' },
    send: async ({ oldKeyHours }) => {
      const { key } = await call(rotateKey, { applicationId: id, oldKeyHours: Number(oldKeyHours) });
      onMade({ name, key });
    },
    done: () => {
      refresh('applications');
      onClose();
    },
  });
  return (
    <FormDialog title={`给“${name}”换密钥`} place="centre" form={form} submitWord="换密钥" danger onClose={onClose}>
      <SelectField label="旧密钥" options={oldKeyOptions} hint="对方来得及换上新密钥，中间不断" {...form.field('oldKeyHours')} />
    </FormDialog>
  );
};
