import { useState } from 'react';
import { priceUnits, skuText } from '@mendian/shared/catalog/sku-words.ts';
import { cancelPriceChange, listPriceChanges, type ListedPriceChangeData } from '@mendian/shared/catalog/price.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { useQueryState } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, Segmented } from '../../ui/desk/filter-bar.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { Tag, type Tone } from '../../ui/desk/tag.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';
import { levelParts, levelText } from './level-words.ts';
import { PriceChangeDrawer } from './price-change-drawer.tsx';

type Change = ListedPriceChangeData;

/** Changes of prices that are planned, and all there ever were. */
export const PriceChangesPage = () => {
  const [which, setWhich] = useQueryState('which', 'planned');
  const list = useCursorList(listPriceChanges, { planned: which === 'planned' ? 1 : 0 });
  const [opened, setOpened] = useState<Change | null>(null);
  const [cancelling, setCancelling] = useState<Change | null>(null);
  const steps: Column<Change> = {
    key: 'steps',
    head: '操作',
    cell: (row) => (row.canCancel ? <Button onClick={() => setCancelling(row)}>撤销</Button> : null),
  };
  return (
    <Page>
      <PageHead title="改价计划" sentence="到点自动生效；还没开始的可以撤销" actions={<DeskLink to="/prices">去改价</DeskLink>} />
      <FilterBar>
        <Segmented
          label="看哪些"
          value={which}
          options={[
            { value: 'planned', name: '还没开始的' },
            { value: 'all', name: '全部记录' },
          ]}
          onChange={setWhich}
        />
      </FilterBar>
      <DataTable
        label="改价"
        list={list}
        columns={[...columns, steps]}
        rowKey={({ id }) => id}
        onOpen={setOpened}
        {...(opened === null ? {} : { openKey: opened.id })}
        empty={
          which === 'planned'
            ? { title: '没有还没开始的改价', text: '在“价格”里勾选规格，选“从以后某一分钟起”。' }
            : { title: '还没有改过价' }
        }
      />
      {opened === null ? null : <PriceChangeDrawer change={opened} onClose={() => setOpened(null)} />}
      {cancelling === null ? null : <CancelDialog change={cancelling} onClose={() => setCancelling(null)} />}
    </Page>
  );
};

const stateWords: Readonly<Record<Change['state'], readonly [Tone, string]>> = {
  planned: ['warm', '还没开始'],
  begun: ['good', '已生效'],
  ended: ['plain', '已结束'],
  cancelled: ['plain', '已撤销'],
};

/** `招牌鸭脖 ¥39.80 → ¥42.80/500g 等 3 个规格`. */
const whatOf = ({ prices }: Change): string => {
  const [first] = prices;
  if (first === undefined) return '';
  const { before, amount, soldBy } = first;
  const next = amount === null ? '听上一级的' : `${moneyText(amount)}${priceUnits[soldBy].slice(1)}`;
  return `${skuText(first)} ${before === null ? '' : `${moneyText(before)} → `}${next}${prices.length > 1 ? ` 等 ${prices.length} 个规格` : ''}`;
};

const columns: readonly Column<Change>[] = [
  { key: 'from', head: '开始', cell: ({ from }) => momentOf(from) },
  { key: 'level', head: '层级', width: 300, cell: ({ level }) => levelText(level) },
  { key: 'what', head: '改价', width: 340, cell: whatOf },
  { key: 'to', head: '结束', cell: ({ to }) => (to === null ? '一直有效' : momentOf(to)) },
  { key: 'stores', head: '影响门店（家）', align: 'right', cell: ({ stores }) => stores },
  {
    key: 'state',
    head: '状态',
    cell: ({ state }) => <Tag tone={stateWords[state][0]}>{stateWords[state][1]}</Tag>,
  },
  { key: 'by', head: '谁定的', width: 240, cell: ({ setBy, setAt }) => `${setBy} ${momentOf(setAt)}` },
];

const CancelDialog = ({ change, onClose }: { change: Change; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title="撤销这次改价？"
      confirmWord="撤销改价"
      onConfirm={async () => {
        await call(cancelPriceChange, { changeId: change.id });
        say('改价已撤销，到时候价格不变', 'good');
        refresh(...levelParts);
      }}
      onClose={onClose}
    >
      {levelText(change.level)}：{whatOf(change)}，原定 {momentOf(change.from)} 开始。撤销后不能恢复，要改请重新计划。
    </ConfirmDialog>
  );
};
