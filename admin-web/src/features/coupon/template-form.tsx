import { addTemplate, editTemplate, type TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { BearerFields } from '../../ui/desk/bearer-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { PlaceFields } from '../../ui/desk/place-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { BenefitFields } from './benefit-fields.tsx';
import { couponParts } from './coupon-names.ts';
import { CouponPreview } from './coupon-preview.tsx';
import { draftOf, faultsOf, namesIn, valuesOf } from './draft-values.ts';
import { GiveFields } from './give-fields.tsx';
import { UseFields, ValidityFields } from './when-fields.tsx';
import { GoodsFields } from './where-fields.tsx';
import './coupon.css';

type FormProps = {
  /** Null: a new one. */
  template: TemplateData | null;
  onSaved?: (templateId: string) => void;
  onClose: () => void;
};

/** All of a template, and beside it what its members will read. */
export const TemplateForm = ({ template, onSaved, onClose }: FormProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: valuesOf(template),
    check: faultsOf,
    send: async (values, { key }) => {
      const draft = draftOf(values);
      const saved = await (template === null
        ? call(addTemplate, { draft }, { key })
        : call(editTemplate, { templateId: template.id, draft }));
      refresh(...couponParts);
      onSaved?.(saved.id);
    },
    done: onClose,
    blames: {
      ...{ 'coupon/code-taken': 'claimCode', 'coupon/goods-unknown': 'goods', 'coupon/place-unknown': 'stores' },
      'coupon/over-already': 'toDay',
    },
  });
  const { field } = form;
  return (
    <FormDialog
      title={template === null ? '新建优惠券' : '修改草稿'}
      form={form}
      submitWord={template === null ? '保存草稿' : '保存'}
      wide
      onClose={onClose}
    >
      <div className="coupon-form">
        <div className="form">
          <BenefitFields form={form} />
          <GoodsFields form={form} />
          <PlaceFields {...{ everywhere: field('everywhere'), merchants: field('merchants'), stores: field('stores') }} />
          <UseFields form={form} />
          <ValidityFields form={form} />
          <GiveFields form={form} />
          <BearerFields {...{ headOffice: field('headOffice'), branch: field('branch'), owner: field('owner') }} />
        </div>
        <aside>
          <h3>会员看到的样子</h3>
          <CouponPreview draft={draftOf(form.values)} names={namesIn(form.values)} />
        </aside>
      </div>
    </FormDialog>
  );
};
