import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { MoneyField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { TextArea, TextField } from '../../ui/desk/text-fields.tsx';
import type { Form } from '../../ui/desk/use-form.ts';
import { benefitNames } from './coupon-names.ts';
import { DecimalField } from '../../ui/desk/decimal-field.tsx';
import type { DraftValues } from './draft-values.ts';

type Kind = DraftValues['kind'];
const kinds = Object.entries(benefitNames).map(([value, name]) => ({ value: value as Kind, name }));

/** What the coupon is called and what it does. */
export const BenefitFields = ({ form }: { form: Form<DraftValues> }) => {
  const { kind, goodsKind } = form.values;
  const choose = (next: Kind) =>
    form.set({ kind: next, ...(next === 'exchange' && goodsKind === 'all' ? { goodsKind: 'products', goods: [] } : {}) });
  return (
    <Section title="优惠">
      <TextField label="名称" required autoFocus max={20} hint="会员看到的名字，如：新人满减券" {...form.field('name')} />
      <Segmented label="优惠方式" value={kind} options={kinds} onChange={choose} />
      <div className="form-row">
        <Amounts form={form} kind={kind} />
      </div>
      <TextArea label="补充说明" rows={2} max={200} {...form.field('note')} />
    </Section>
  );
};

/** Kinds that share a field have fields of their own, so that what was typed for one is not kept for another by mistake. */
const Amounts = ({ form, kind }: { form: Form<DraftValues>; kind: Kind }) => {
  switch (kind) {
    case 'threshold':
      return (
        <>
          <MoneyField key="from" label="满" required {...form.field('from')} />
          <MoneyField key="off" label="减" required {...form.field('off')} />
        </>
      );
    case 'instant':
      return <MoneyField key="instant" label="立减" required hint="至少留 1 分要付" {...form.field('off')} />;
    case 'percent':
      return (
        <>
          <DecimalField label="打几折" required unit="折" scale={100} min={10} max={990} hint="8.8 折填 8.8" {...form.field('pays')} />
          <MoneyField key="percent-from" label="满多少可用" placeholder="不限" {...form.field('from')} />
          <MoneyField key="max" label="最多减" placeholder="不限" {...form.field('max')} />
        </>
      );
    case 'exchange':
      return <p className="field-hint">免一份最贵的可兑换商品，选项加价另付；按重量卖的不能兑换。</p>;
    case 'delivery':
      return <MoneyField key="fee" label="最多减配送费" placeholder="全免" {...form.field('off')} />;
  }
};
