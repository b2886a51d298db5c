import { useState } from 'react';
import { listHeldPasses } from '@mendian/shared/pass/pass-desk.contract.ts';
import { passStandingWords } from '@mendian/shared/pass/pass-figures.ts';
import type { PassState } from '@mendian/shared/pass/pass-status.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, SearchField, Segmented } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { HeldPassDrawer } from './held-pass-drawer.tsx';
import { standingTones } from './pass-names.ts';

type Row = RowOf<typeof listHeldPasses>;

const states = [
  { value: '', name: '全部' },
  { value: 'active', name: '使用中' },
  { value: 'paused', name: '退款待审核' },
  { value: 'refunding', name: '退款中' },
  { value: 'refunded', name: '已退款' },
] as const;

/** The passes members bought; those whose money is asked back wait here for an answer. */
export const HeldPassesPage = () => {
  const [filters, setFilters] = useFilters({ text: '', state: '', kindId: '' });
  const [opened, setOpened] = useState<Row | null>(null);
  return (
    <Page>
      <PageHead title="会员的月卡" sentence="会员申请退款后月卡立即暂停，在“退款待审核”里同意或拒绝；也可以由总部主动退款。" />
      <FilterBar>
        <SearchField
          label="手机号、卡号或单号"
          width={340}
          placeholder="手机号、卡号、商户单号、微信支付单号"
          value={filters.text}
          onChange={(text) => setFilters({ text })}
        />
        <Segmented label="状态" value={filters.state} options={states} onChange={(state) => setFilters({ state })} />
      </FilterBar>
      <DataTable
        label="会员的月卡"
        list={useCursorList(listHeldPasses, filters as { text: string; state: PassState; kindId: string })}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={setOpened}
        {...(opened === null ? {} : { openKey: opened.id })}
        empty={{ title: '没有符合条件的月卡', text: '会员在小程序买了月卡，这里就有。可以换一个状态或单号再找。' }}
      />
      {opened === null ? null : <HeldPassDrawer passId={opened.id} onClose={() => setOpened(null)} />}
    </Page>
  );
};

const columns: readonly Column<Row>[] = [
  { key: 'name', head: '月卡', width: 200, cell: ({ name }) => name },
  { key: 'member', head: '会员', width: 160, cell: ({ member }) => `${member.name} ${member.phone}` },
  {
    key: 'standing',
    head: '状态',
    cell: ({ standing }) => <StatusDot tone={standingTones[standing]}>{passStandingWords[standing]}</StatusDot>,
  },
  { key: 'price', head: '售价', align: 'right', cell: ({ price }) => moneyText(price) },
  { key: 'used', head: '已用 / 总次数', align: 'right', cell: ({ used, uses }) => `${used} / ${uses}` },
  { key: 'refunded', head: '已退', align: 'right', cell: ({ refunded }) => (refunded === 0 ? '—' : moneyText(refunded)) },
  { key: 'bought', head: '付款时间', cell: ({ boughtAt }) => momentOf(boughtAt) },
  { key: 'last', head: '最后一天', cell: ({ lastDay }) => lastDay ?? '—' },
];
