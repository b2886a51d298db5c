import { useState } from 'react';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { sum } from '@mendian/shared/kernel/money.ts';
import { listDeskShifts, shiftStandings, type ShiftStanding as Standing } from '@mendian/shared/till/shift-desk.contract.ts';
import { clock } from '../../platform/clock.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DateRange, FilterBar, FilterSelect } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StoreFilter } from '../../ui/desk/store-filter.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { ShiftDrawer } from './shift-drawer.tsx';
import { ShiftStanding } from './shift-standing.tsx';

type Shift = RowOf<typeof listDeskShifts>;

const weekAgo = -6;
const standingWords: Readonly<Record<Standing, string>> = { open: '还没有交班', off: '现金有差额', forced: '强制交班' };
const standings = [{ value: '', name: '全部' }, ...shiftStandings.map((value) => ({ value, name: standingWords[value] }))];

/** The shifts of the stores one looks after, by the day they were opened; a row opens what it is the sum of. */
export const ShiftsPage = () => {
  const today = dayOf(new Date(clock.now()));
  const [filters, set] = useFilters({ from: '', to: '', storeId: '', standing: '' });
  const [opened, setOpened] = useState<Shift | null>(null);
  const to = filters.to === '' ? today : filters.to;
  const from = filters.from === '' ? addDays(to, weekAgo) : filters.from;
  const standing = shiftStandings.find((one) => one === filters.standing);
  const asked = { from, to, storeId: filters.storeId, standing };
  return (
    <Page>
      <PageHead title="收银班次" />
      <FilterBar>
        <StoreFilter storeId={filters.storeId} onChange={(storeId) => set({ storeId })} />
        <FilterSelect label="交班" value={standing ?? ''} options={standings} onChange={(value) => set({ standing: value })} />
        <DateRange label="开班日" from={from} to={to} onChange={set} />
      </FilterBar>
      <DataTable
        label="收银班次"
        list={useCursorList(listDeskShifts, asked)}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={setOpened}
        {...(opened === null ? {} : { openKey: opened.id })}
        empty={{
          title: '这几天没有收银班次',
          text: '店员在终端“收银”页点清钱箱开班以后，这里就有。可以换几天、换一家门店或换一种交班再看。',
        }}
      />
      {opened === null ? null : <ShiftDrawer shift={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
};

const taken = ({ byMethod }: Shift): number => sum(byMethod.map(({ sales, returns }) => sales - returns));

const columns: readonly Column<Shift>[] = [
  { key: 'opened', head: '开班', cell: ({ openedAt }) => <time dateTime={openedAt}>{momentOf(openedAt)}</time> },
  { key: 'store', head: '门店', width: 220, cell: ({ storeName }) => storeName },
  { key: 'terminal', head: '终端', width: 120, cell: ({ terminalName }) => terminalName },
  { key: 'openedBy', head: '开班人', width: 90, cell: ({ openedBy }) => openedBy },
  { key: 'closedBy', head: '交班人', width: 90, cell: ({ closed }) => closed?.by ?? '—' },
  { key: 'closed', head: '交班', cell: ({ closed }) => (closed === null ? '—' : <time dateTime={closed.at}>{momentOf(closed.at)}</time>) },
  { key: 'sales', head: '收银（笔）', align: 'right', cell: ({ sales }) => sales },
  { key: 'taken', head: '收款减退货', align: 'right', cell: (shift) => moneyText(taken(shift)) },
  { key: 'expected', head: '钱箱应有', align: 'right', cell: ({ expected }) => moneyText(expected) },
  {
    key: 'counted',
    head: '点到',
    align: 'right',
    cell: ({ closed }) => (closed === null || closed.counted === null ? '—' : moneyText(closed.counted)),
  },
  { key: 'standing', head: '差额', cell: (shift) => <ShiftStanding {...shift} /> },
];
