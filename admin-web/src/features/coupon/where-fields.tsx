import { listCategories } from '@mendian/shared/catalog/category.contract.ts';
import { listProducts } from '@mendian/shared/catalog/product.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { PickerListField } from '../../ui/desk/picker.tsx';
import type { Form } from '../../ui/desk/use-form.ts';
import type { PickItem } from '../../ui/desk/use-search.ts';
import type { DraftValues } from './draft-values.ts';

const goodsKinds = [
  { value: 'all', name: '全部商品' },
  { value: 'products', name: '指定商品' },
  { value: 'categories', name: '指定分类' },
  { value: 'except', name: '除这些商品外' },
] as const;
const shownAtOnce = 20;

/** What it can be used for. */
export const GoodsFields = ({ form }: { form: Form<DraftValues> }) => {
  const { goodsKind } = form.values;
  const search = useGoodsSearch(goodsKind);
  return (
    <Section title="可用商品">
      <Segmented
        label="可用商品"
        value={goodsKind}
        options={goodsKinds}
        onChange={(next) => form.set({ goodsKind: next, ...(sameThings(next, goodsKind) ? {} : { goods: [] }) })}
      />
      {goodsKind === 'all' ? null : (
        <PickerListField
          key={goodsKind}
          label={goodsKind === 'categories' ? '分类' : '商品'}
          required
          max={200}
          placeholder="输入名称"
          search={search}
          {...form.field('goods')}
        />
      )}
    </Section>
  );
};

const sameThings = (one: DraftValues['goodsKind'], other: DraftValues['goodsKind']): boolean =>
  (one === 'categories') === (other === 'categories');

const useGoodsSearch = (kind: DraftValues['goodsKind']) => {
  const { call } = useDesk();
  return async (text: string): Promise<PickItem[]> => {
    if (kind === 'categories') {
      const { items } = await call(listCategories, {});
      return items
        .filter(({ name }) => name.includes(text))
        .map(({ id, name, products }) => ({ value: id, name, hint: `${products} 个商品` }));
    }
    const { items } = await call(listProducts, { limit: shownAtOnce, ...(text === '' ? {} : { text }) });
    return items.map(({ id, name, category }) => ({ value: id, name, hint: category.name }));
  };
};
