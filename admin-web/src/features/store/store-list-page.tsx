import { useState } from 'react';
import { useMay } from '../../platform/desk.ts';
import { useQueryState } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StoreFilterBar } from './store-filters.tsx';
import { StoreMap } from './store-map.tsx';
import { StoreTable } from './store-table.tsx';
import { SwitchDialog } from './switch-dialog.tsx';
import { useStoreCount, useStoreFilters, type Choice, type StoreFilters } from './use-stores.ts';
import './store.css';

/** The stores one looks after, as a list or on a map, and the way to switch many at once. */
export const StoreListPage = () => {
  const [filters, setFilters] = useStoreFilters();
  const [view, setView] = useQueryState('view', 'list');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [switching, setSwitching] = useState<Choice | null>(null);
  const count = useStoreCount(filters);
  const maySwitch = useMay('store.trading');
  const region = namesRegion(filters);
  return (
    <Page>
      <PageHead
        title="门店"
        sentence={
          count === undefined ? '' : `${count.stores} 家，营业中 ${count.open} 家，忙碌 ${count.busy} 家，暂停接单 ${count.closed} 家`
        }
        actions={
          <>
            <Segmented
              label="看法"
              value={view}
              options={[
                { value: 'list', name: '列表' },
                { value: 'map', name: '地图' },
              ]}
              onChange={setView}
            />
            {maySwitch && chosen.length > 0 ? (
              <Button onClick={() => setSwitching({ storeIds: [...chosen] })}>切换所选 {chosen.length} 家</Button>
            ) : null}
            {maySwitch && region && count !== undefined && count.stores > 0 ? (
              <Button onClick={() => setSwitching({ within: { ...filters, stores: count.stores } })}>切换范围内 {count.stores} 家</Button>
            ) : null}
          </>
        }
      />
      <StoreFilterBar filters={filters} onChange={setFilters} />
      {view === 'map' ? <StoreMap filters={filters} /> : <StoreTable filters={filters} chosen={chosen} onChoose={setChosen} />}
      {switching === null ? null : (
        <SwitchDialog
          choice={switching}
          onDone={() => setChosen([])}
          onClose={() => {
            setSwitching(null);
          }}
        />
      )}
    </Page>
  );
};

/** Whether the filters are a region, branch or owner and nothing else: only such can be switched as a whole. */
const namesRegion = ({ text, status, standing, ...region }: StoreFilters): boolean =>
  text === '' && status === '' && standing === 'open' && Object.values(region).some((value) => value !== '');
