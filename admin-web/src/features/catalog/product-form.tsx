import { listCategories } from '@mendian/shared/catalog/category.contract.ts';
import { listOptionGroups } from '@mendian/shared/catalog/option-group.contract.ts';
import { createProduct, updateProduct } from '@mendian/shared/catalog/product.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { CheckGroup, SelectField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { TextArea, TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm, type Form } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { catalogueParts, kindWords, type Product } from './catalogue-words.ts';
import { PictureField } from './picture-field.tsx';
import { codesSent, faultsOf, partsSent, sentOf, valuesOf, type ProductValues } from './product-values.ts';
import { SkuFields } from './sku-fields.tsx';

type FormProps = { product: Product | null; onSaved?: (productId: string) => void; onClose: () => void };

/** A product, new or known. How it is sold is chosen once; prices of what is there are set on their own page. */
export const ProductForm = ({ product, onSaved, onClose }: FormProps) => {
  const refresh = useRefresh();
  const save = useSave(product);
  const form = useForm<ProductValues>({
    initial: valuesOf(product),
    check: faultsOf,
    send: async (values, options) => {
      const saved = await save(values, options);
      say(product === null ? '商品已新建，清点过库存或在“门店菜单”里设为卖的门店开始卖' : '商品已保存，小程序马上看到', 'good');
      refresh(...catalogueParts);
      onClose();
      onSaved?.(saved.id);
    },
    blames: Object.fromEntries(skuRefusals.map((code) => [code, 'skus'])),
  });
  return (
    <FormDialog title={product === null ? '新建商品' : `编辑“${product.name}”`} form={form} submitWord="保存" wide onClose={onClose}>
      <AboutFields form={form} known={product !== null} />
      <SkuFields form={form} />
      <OptionFields form={form} />
    </FormDialog>
  );
};

const skuRefusals = [
  ...['catalog/sku-names', 'catalog/combo-empty', 'catalog/combo-part-unknown', 'catalog/combo-part-weighed'],
  ...['catalog/combo-part-combo', 'catalog/combo-part-twice', 'catalog/price-missing', 'catalog/plu-taken', 'catalog/barcode-taken'],
] as const;

const useSave = (product: Product | null) => {
  const { call } = useDesk();
  return (values: ProductValues, options: { key: string }) => {
    const skus = values.skus.map((sku) => ({
      name: sku.name,
      onSale: sku.onSale,
      parts: partsSent(sku),
      id: sku.id,
      price: sku.price ?? 0,
      ...codesSent(sku),
    }));
    if (product === null) {
      const way = { soldBy: values.kind === 'weight' ? ('weight' as const) : ('portion' as const), combo: values.kind === 'combo' };
      return call(createProduct, { ...sentOf(values), ...way, skus: skus.map(({ id: _, ...sku }) => sku) }, options);
    }
    return call(updateProduct, { ...sentOf(values), productId: product.id, skus }, options);
  };
};

const AboutFields = ({ form, known }: { form: Form<ProductValues>; known: boolean }) => {
  const categories = useDeskQuery(listCategories, {}).data?.items ?? [];
  return (
    <Section title="介绍">
      <div className="form">
        <PictureField {...form.field('picture')} />
        <div className="form-row">
          <TextField label="名称" required max={60} {...form.field('name')} />
          <SelectField
            label="分类"
            required
            placeholder="请选择"
            options={categories.map(({ id, name }) => ({ value: id, name }))}
            {...form.field('categoryId')}
          />
          <SelectField
            label="卖法"
            hint={known ? '建好后不能改' : '以后不能改'}
            disabled={known}
            options={(['portion', 'weight', 'combo'] as const).map((value) => ({ value, name: kindWords[value] }))}
            {...form.field('kind')}
          />
        </div>
        <TextField label="一句话介绍" max={60} hint="菜单上商品名下面的那行字" {...form.field('line')} />
        {form.values.kind === 'weight' ? (
          <div className="form-row">
            <NumberField label="起订" unit="g" min={1} max={50_000} required {...form.field('min')} />
            <NumberField label="每档" unit="g" min={1} max={50_000} required {...form.field('step')} />
            <NumberField label="上限" unit="g" min={1} max={50_000} required {...form.field('max')} />
          </div>
        ) : null}
        <TextField label="标签" max={60} hint="用空格隔开，最多 6 个，例如：招牌 新品" {...form.field('tags')} />
        <TextArea label="说明" rows={2} max={300} hint="过敏原、保存方法" {...form.field('notes')} />
      </div>
    </Section>
  );
};

const OptionFields = ({ form }: { form: Form<ProductValues> }) => {
  const groups = useDeskQuery(listOptionGroups, {}).data?.items ?? [];
  return (
    <Section title="选项组">
      <CheckGroup
        label="顾客点它时可以选什么"
        columns={2}
        options={groups.map(({ id, name, choices }) => ({ value: id, name, hint: choices.map((one) => one.name).join('、') }))}
        {...form.field('optionGroupIds')}
      />
    </Section>
  );
};
