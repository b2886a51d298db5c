import { useState } from 'react';
import { listRedemptionDays, type RedemptionTotalData } from '@mendian/shared/coupon/redeem.contract.ts';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { clock } from '../../platform/clock.ts';
import { useCursorList, useDeskQuery, type RowOf } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DateRange, FilterBar } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StoreFilter } from '../../ui/desk/store-filter.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { StoreDayDrawer } from './store-day-drawer.tsx';

type StoreDay = RowOf<typeof listRedemptionDays>;

const weekAgo = -6;

/** What stores redeemed of coupons and passes, day by day, and who bears it; a row opens what it is the sum of. */
export const RedemptionsPage = () => {
  const today = dayOf(new Date(clock.now()));
  const [filters, set] = useFilters({ from: '', to: '', storeId: '' });
  const [opened, setOpened] = useState<StoreDay | null>(null);
  const to = filters.to === '' ? today : filters.to;
  const from = filters.from === '' ? addDays(to, weekAgo) : filters.from;
  const asked = { from, to, storeId: filters.storeId };
  const total = useDeskQuery(listRedemptionDays, { ...asked, limit: 1 }).data?.total;
  return (
    <Page>
      <PageHead title="核销" sentence={total === undefined ? '' : sentenceOf(total)} />
      <FilterBar>
        <StoreFilter storeId={filters.storeId} onChange={(storeId) => set({ storeId })} />
        <DateRange label="营业日" from={from} to={to} onChange={set} />
      </FilterBar>
      <DataTable
        label="每店每天的核销"
        list={useCursorList(listRedemptionDays, asked)}
        columns={columns}
        rowKey={keyOf}
        onOpen={setOpened}
        {...(opened === null ? {} : { openKey: keyOf(opened) })}
        empty={{
          title: '这几天没有核销',
          text: '顾客在门店出示券码或月卡，店员在终端“核销”页核销后，这里就有。可以换几天或换一家门店再看。',
        }}
      />
      {opened === null ? null : <StoreDayDrawer {...opened} onClose={() => setOpened(null)} />}
    </Page>
  );
};

const sentenceOf = ({ redeemed, takenOff, passEarned, headOffice, branch, owner }: RedemptionTotalData): string => {
  const passes = passEarned === 0 ? '' : `，月卡门店所得 ${moneyText(passEarned)}`;
  const borne = `总部承担 ${moneyText(headOffice)}，分公司 ${moneyText(branch)}，商户 ${moneyText(owner)}`;
  return `核销 ${redeemed} 次，券减 ${moneyText(takenOff - passEarned)}${passes}：${borne}`;
};

const keyOf = ({ day, storeId }: StoreDay): string => `${day} ${storeId}`;

const columns: readonly Column<StoreDay>[] = [
  { key: 'day', head: '营业日', cell: ({ day }) => day },
  { key: 'store', head: '门店', width: 240, cell: ({ storeName }) => storeName },
  { key: 'redeemed', head: '核销（次）', align: 'right', cell: ({ redeemed }) => redeemed },
  { key: 'reversed', head: '撤销（次）', align: 'right', cell: ({ reversed }) => (reversed === 0 ? '—' : reversed) },
  { key: 'goods', head: '商品金额', align: 'right', cell: ({ goods }) => moneyText(goods) },
  { key: 'takenOff', head: '券减', align: 'right', cell: ({ takenOff, passEarned }) => moneyText(takenOff - passEarned) },
  { key: 'passUses', head: '其中月卡（次）', align: 'right', cell: ({ passUses }) => (passUses === 0 ? '—' : passUses) },
  {
    key: 'passEarned',
    head: '月卡所得',
    align: 'right',
    cell: ({ passUses, passEarned }) => (passUses === 0 ? '—' : moneyText(passEarned)),
  },
  { key: 'headOffice', head: '总部承担', align: 'right', cell: ({ headOffice }) => moneyText(headOffice) },
  { key: 'branch', head: '分公司承担', align: 'right', cell: ({ branch }) => moneyText(branch) },
  { key: 'owner', head: '商户承担', align: 'right', cell: ({ owner }) => moneyText(owner) },
];
