import { listProducts } from '@mendian/shared/catalog/product.contract.ts';
import { addPassKind, editPassKind, listPassPayees, type PassKindData } from '@mendian/shared/pass/pass-kind.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { BearerFields } from '../../ui/desk/bearer-fields.tsx';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { MoneyField, NumberField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { PickerListField } from '../../ui/desk/picker.tsx';
import { PlaceFields } from '../../ui/desk/place-fields.tsx';
import { TextArea, TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm, type Form } from '../../ui/desk/use-form.ts';
import type { PickItem } from '../../ui/desk/use-search.ts';
import { passParts } from './pass-names.ts';
import { PassPreview } from './pass-preview.tsx';
import { draftOf, faultsOf, namesIn, valuesOf, type PassValues } from './pass-values.ts';
import './pass.css';

type FormProps = {
  /** Null: a new one. */
  kind: PassKindData | null;
  onSaved?: (kindId: string) => void;
  onClose: () => void;
};

/** All of a kind, and beside it what members will read. */
export const PassForm = ({ kind, onSaved, onClose }: FormProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: valuesOf(kind),
    check: faultsOf,
    send: async (values, { key }) => {
      const draft = draftOf(values);
      const saved = await (kind === null ? call(addPassKind, { draft }, { key }) : call(editPassKind, { kindId: kind.id, draft }));
      refresh(...passParts);
      onSaved?.(saved.id);
    },
    done: onClose,
    blames: { 'pass/goods-unknown': 'products', 'pass/place-unknown': 'stores', 'pass/payee-unknown': 'payeeId' },
  });
  const { field } = form;
  return (
    <FormDialog
      title={kind === null ? '新建月卡' : '修改草稿'}
      form={form}
      submitWord={kind === null ? '保存草稿' : '保存'}
      wide
      onClose={onClose}
    >
      <div className="pass-form">
        <div className="form">
          <PromiseFields form={form} />
          <PlaceFields {...{ everywhere: field('everywhere'), merchants: field('merchants'), stores: field('stores') }} />
          <MoneyFields form={form} />
          <BearerFields {...{ headOffice: field('headOffice'), branch: field('branch'), owner: field('owner') }} />
        </div>
        <aside>
          <h3>会员看到的样子</h3>
          <PassPreview draft={draftOf(form.values)} names={namesIn(form.values)} />
        </aside>
      </div>
    </FormDialog>
  );
};

const shownAtOnce = 20;

/** What members buy. */
const PromiseFields = ({ form }: { form: Form<PassValues> }) => {
  const { call } = useDesk();
  const search = async (text: string): Promise<PickItem[]> => {
    const { items } = await call(listProducts, { limit: shownAtOnce, ...(text === '' ? {} : { text }) });
    return items.map(({ id, name, category }) => ({ value: id, name, hint: category.name }));
  };
  return (
    <Section title="卖什么">
      <div className="form-row">
        <TextField label="名称" required max={20} autoFocus placeholder="例如：每天一份卤蛋" {...form.field('name')} />
        <MoneyField label="售价" required max={1_000_000} {...form.field('price')} />
      </div>
      <div className="form-row form-three">
        <NumberField label="有效天数" required width={110} min={1} max={366} unit="天" {...form.field('days')} />
        <NumberField label="总次数" required width={110} min={1} max={1_000} unit="次" {...form.field('uses')} />
        <NumberField label="每天最多" required width={110} min={1} max={20} unit="次" {...form.field('usesPerDay')} />
      </div>
      <PickerListField
        label="每次任选一份"
        required
        max={30}
        placeholder="输入商品名称"
        hint="按份卖的商品"
        search={search}
        {...form.field('products')}
      />
      <TextArea label="补充说明" max={200} rows={2} placeholder="没有" {...form.field('note')} />
    </Section>
  );
};

/** Who is paid for the pass, and what a store gets for a use. */
const MoneyFields = ({ form }: { form: Form<PassValues> }) => {
  const payees = useDeskQuery(listPassPayees, {}).data?.items ?? [];
  return (
    <Section title="收款和门店所得">
      <SelectField
        label="会员付给谁"
        required
        placeholder="请选择收款方"
        options={payees.map(({ id, name, mchid }) => ({ value: id, name: `${name}（${mchid}）` }))}
        {...form.field('payeeId')}
      />
      <MoneyField label="门店每核销一次得" required max={100_000} hint="计入核销，由下面三方承担" {...form.field('earns')} />
    </Section>
  );
};
