import { raiseTotal, type TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { templateTotalMax } from '@mendian/shared/coupon/coupon-draft.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { countText } from '../../ui/count-text.ts';
import { couponParts } from './coupon-names.ts';

/** More of a template whose terms are settled. */
export const RaiseDialog = ({ template, onClose }: { template: TemplateData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<{ total: number | null }>({
    initial: { total: template.total },
    send: ({ total }) => call(raiseTotal, { templateId: template.id, total: total ?? 0 }),
    done: () => {
      say('总数已加大', 'good');
      refresh(...couponParts);
      onClose();
    },
    blames: { 'coupon/total-less': 'total' },
  });
  return (
    <FormDialog title="加大总数" form={form} submitWord="加大总数" place="centre" onClose={onClose}>
      <NumberField
        label="新的总数"
        required
        min={1}
        max={templateTotalMax}
        unit="张"
        hint={`现在 ${countText(template.total)} 张，已发 ${countText(template.given)} 张；只能加不能减`}
        {...form.field('total')}
      />
    </FormDialog>
  );
};
