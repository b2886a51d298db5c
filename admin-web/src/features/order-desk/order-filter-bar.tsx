import { listStorePlaces } from '@mendian/shared/store/store-desk.contract.ts';
import { saleModes } from '@mendian/shared/order/order.contract.ts';
import { orderStates, orderStateWords } from '@mendian/shared/order/order-status.ts';
import { useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { Button } from '../../ui/button.tsx';
import { DateRange, FilterBar, FilterSelect, SearchField } from '../../ui/desk/filter-bar.tsx';
import { StoreFilter } from '../../ui/desk/store-filter.tsx';
import { modeWords } from './order-words.ts';
import { noFilters, type OrderFilters } from './use-orders.ts';

type BarProps = { filters: OrderFilters; onChange: (changed: Partial<OrderFilters>) => void };

const all = { value: '', name: '全部' };
const states = [all, ...orderStates.map((state) => ({ value: state, name: orderStateWords[state] }))];
const modes = [all, ...saleModes.map((mode) => ({ value: mode, name: modeWords[mode] }))];
const refunds = [all, { value: 'wanted', name: '申请退款待答复' }, { value: 'refunded', name: '有退款' }];

export const OrderFilterBar = ({ filters, onChange }: BarProps) => {
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <FilterBar>
      <SearchField label="订单号、手机号、微信支付单号、取货码" width={300} value={filters.text} onChange={(text) => onChange({ text })} />
      <StoreFilter storeId={filters.storeId} onChange={(storeId) => onChange({ storeId })} />
      <OwnerFilters filters={filters} onChange={onChange} />
      <FilterSelect label="状态" value={filters.state} options={states} onChange={(state) => onChange({ state })} />
      <FilterSelect label="方式" value={filters.mode} options={modes} onChange={(mode) => onChange({ mode })} />
      <FilterSelect label="退款" value={filters.refund} options={refunds} onChange={(refund) => onChange({ refund })} />
      <DateRange label="营业日" from={filters.from} to={filters.to} onChange={onChange} />
      {isFiltered ? (
        <Button look="quiet" onClick={() => onChange(noFilters)}>
          清除筛选
        </Button>
      ) : null}
    </FilterBar>
  );
};

/** By branch and merchant, where one looks after stores of several. */
const OwnerFilters = ({ filters, onChange }: BarProps) => {
  const places = useDeskQuery(listStorePlaces, {}, { enabled: useMay('store.read') }).data;
  const { branches = [], owners = [] } = places ?? {};
  const options = (parties: typeof owners) => [all, ...parties.map(({ id, code, name }) => ({ value: id, name: `${code} ${name}` }))];
  return (
    <>
      {branches.length < 2 && filters.branchId === '' ? null : (
        <FilterSelect label="分公司" value={filters.branchId} options={options(branches)} onChange={(branchId) => onChange({ branchId })} />
      )}
      {owners.length < 2 && filters.ownerId === '' ? null : (
        <FilterSelect label="商户" value={filters.ownerId} options={options(owners)} onChange={(ownerId) => onChange({ ownerId })} />
      )}
    </>
  );
};
