import { FilterBar, FilterSelect, SearchField } from '../../ui/desk/filter-bar.tsx';
import { tradingOptions } from './store-words.ts';
import { useStorePlaces, type StoreFilters } from './use-stores.ts';

type FiltersProps = { filters: StoreFilters; onChange: (changed: Partial<StoreFilters>) => void };

const all = { value: '', name: '全部' };

/** Only regions, branches and owners that one's own stores have. */
export const StoreFilterBar = ({ filters, onChange }: FiltersProps) => {
  const places = useStorePlaces();
  const regions = places?.regions ?? [];
  const provinces = [...new Set(regions.map(({ province }) => province))];
  const cities = regions.filter(({ province }) => filters.province === '' || province === filters.province);
  const parties = (list: readonly { id: string; code: string; name: string }[] = []) => [
    all,
    ...list.map(({ id, code, name }) => ({ value: id, name: `${code} ${name}` })),
  ];
  return (
    <FilterBar>
      <SearchField label="编码、名称或地址" value={filters.text} onChange={(text) => onChange({ text })} />
      <FilterSelect
        label="省"
        value={filters.province}
        options={[all, ...provinces.map((name) => ({ value: name, name }))]}
        onChange={(province) => onChange({ province, city: '' })}
      />
      <FilterSelect
        label="市"
        value={filters.city}
        options={[all, ...cities.map(({ city, stores }) => ({ value: city, name: `${city}（${stores}）` }))]}
        onChange={(city) => onChange({ city })}
      />
      {(places?.branches.length ?? 0) > 1 ? (
        <FilterSelect
          label="分公司"
          value={filters.branchId}
          options={parties(places?.branches)}
          onChange={(branchId) => onChange({ branchId })}
        />
      ) : null}
      {(places?.owners.length ?? 0) > 1 ? (
        <FilterSelect
          label="商户"
          value={filters.ownerId}
          options={parties(places?.owners)}
          onChange={(ownerId) => onChange({ ownerId })}
        />
      ) : null}
      <FilterSelect
        label="营业状态"
        value={filters.status}
        options={[all, ...tradingOptions]}
        onChange={(status) => onChange({ status })}
      />
      <FilterSelect
        label="门店"
        value={filters.standing}
        options={[
          { value: 'open', name: '在营' },
          { value: 'closed', name: '已停业' },
        ]}
        onChange={(standing) => onChange({ standing })}
      />
    </FilterBar>
  );
};
