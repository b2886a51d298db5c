import { useState } from 'react';
import { listPrices, type PriceRowData } from '@mendian/shared/catalog/price.contract.ts';
import { partName } from '@mendian/shared/catalog/combo.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterSelect, SearchField, Segmented } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead, Problem } from '../../ui/desk/page.tsx';
import { LevelBar, LevelPath } from './level-bar.tsx';
import { levelText } from './level-words.ts';
import { PriceChangeForm } from './price-change-form.tsx';
import { priceColumns } from './price-columns.tsx';
import { useLevel } from './use-level.ts';

const byDefault = { text: '', category: '', only: '' };
type Filters = typeof byDefault;

/** What everything costs at a level, what each level above asks for, and where the price comes from. */
export const PricesPage = () => {
  const { node, setNode, problem } = useLevel('prices');
  const [filters, setFilters] = useFilters(byDefault);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [changing, setChanging] = useState<readonly PriceRowData[] | null>(null);
  const answer = useDeskQuery(listPrices, { node }, { enabled: node !== '' });
  const { levels = [], items = [], canSet = false } = answer.data ?? {};
  const level = levels.at(-1);
  const pick = (next: string) => {
    setChosen([]);
    setNode(next);
  };
  const ticked = items.filter(({ skuId }) => chosen.includes(skuId));
  const box = boxColumn(chosen, setChosen);
  const columns = priceColumns(levels);
  return (
    <Page>
      <PageHead
        title="价格"
        sentence={<LevelPath levels={levels} onPick={pick} />}
        actions={
          canSet ? (
            <Button look="main" disabled={ticked.length === 0} onClick={() => setChanging(ticked)}>
              {ticked.length === 0 ? '勾选后改价' : `给 ${ticked.length} 个规格改价`}
            </Button>
          ) : undefined
        }
      />
      <LevelBar list="prices" levels={levels} onPick={pick}>
        <Narrow filters={filters} items={items} onChange={setFilters} />
      </LevelBar>
      {problem === null ? (
        <DataTable
          label="价格"
          list={listOf(
            answer,
            items.filter((row) => fits(row, filters, levels.length - 1)),
          )}
          columns={canSet ? [...columns.slice(0, 1), box, ...columns.slice(1)] : columns}
          rowKey={({ skuId }) => skuId}
          {...(canSet ? { onOpen: (row: PriceRowData) => setChanging([row]) } : {})}
          empty={{ title: '没有符合条件的规格', text: '换一个名称、分类或筛选再找。' }}
        />
      ) : (
        <Problem sentence={problem} />
      )}
      {changing === null || level === undefined ? null : (
        <PriceChangeForm
          level={level}
          title={`改价 · ${levelText(level)}`}
          rows={changing}
          own={levels.length - 1}
          onDone={() => setChosen([])}
          onClose={() => setChanging(null)}
        />
      )}
    </Page>
  );
};

const fits = (row: PriceRowData, { text, category, only }: Filters, own: number): boolean =>
  (text === '' || partName(row).toLowerCase().includes(text.toLowerCase())) &&
  (category === '' || row.category === category) &&
  (only === '' || (only === 'own' ? row.own[own] !== null : row.next !== null));

type NarrowProps = { filters: Filters; items: readonly PriceRowData[]; onChange: (changed: Partial<Filters>) => void };

const Narrow = ({ filters, items, onChange }: NarrowProps) => (
  <>
    <SearchField label="商品或规格名称" width={200} value={filters.text} onChange={(text) => onChange({ text })} />
    <FilterSelect
      label="分类"
      value={filters.category}
      options={[{ value: '', name: '全部' }, ...[...new Set(items.map(({ category }) => category))].map((name) => ({ value: name, name }))]}
      onChange={(category) => onChange({ category })}
    />
    <Segmented
      label="看哪些"
      value={filters.only}
      options={[
        { value: '', name: '全部' },
        { value: 'own', name: '本级定价的' },
        { value: 'next', name: '有计划改价的' },
      ]}
      onChange={(only) => onChange({ only })}
    />
  </>
);

const boxColumn = (chosen: readonly string[], choose: (chosen: readonly string[]) => void): Column<PriceRowData> => ({
  key: 'chosen',
  head: '选',
  cell: (row) => (
    <input
      type="checkbox"
      aria-label={`选 ${partName(row)}`}
      checked={chosen.includes(row.skuId)}
      onChange={({ target }) => choose(target.checked ? [...chosen, row.skuId] : chosen.filter((one) => one !== row.skuId))}
    />
  ),
});
