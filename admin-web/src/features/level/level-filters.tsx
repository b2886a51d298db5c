import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { FilterSelect, SearchField, Segmented, type Option } from '../../ui/desk/filter-bar.tsx';

/** What the lists of a level are narrowed down by, kept in the address. */
export const noLevelFilters = { text: '', category: '', only: '' };
export type LevelFilters = typeof noLevelFilters;

type FieldsProps = {
  filters: LevelFilters;
  /** The category of each row. */
  categories: readonly string[];
  /** What can be looked at besides everything. */
  only: readonly Option[];
  onChange: (changed: Partial<LevelFilters>) => void;
};

export const LevelFilterFields = ({ filters, categories, only, onChange }: FieldsProps) => (
  <>
    <SearchField label="商品或规格名称" width={200} value={filters.text} onChange={(text) => onChange({ text })} />
    <FilterSelect
      label="分类"
      value={filters.category}
      options={[{ value: '', name: '全部' }, ...[...new Set(categories)].map((name) => ({ value: name, name }))]}
      onChange={(category) => onChange({ category })}
    />
    <Segmented
      label="看哪些"
      value={filters.only}
      options={[{ value: '', name: '全部' }, ...only]}
      onChange={(next) => onChange({ only: next })}
    />
  </>
);

type Named = { readonly name: string; readonly skuName: string; readonly category: string };

/** Whether a row has the text in its name and is of the category. */
export const isFound = ({ category, ...sku }: Named, filters: LevelFilters): boolean =>
  skuText(sku).toLowerCase().includes(filters.text.toLowerCase()) && (filters.category === '' || category === filters.category);
