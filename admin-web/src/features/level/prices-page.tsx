import { useState } from 'react';
import { listPrices, type PriceRowData } from '@mendian/shared/catalog/price.contract.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/desk/data-table.tsx';
import { Page, PageHead, Problem } from '../../ui/desk/page.tsx';
import { tickColumn } from '../../ui/desk/tick-column.tsx';
import { LevelBar, LevelPath } from './level-bar.tsx';
import { isFound, LevelFilterFields, noLevelFilters, type LevelFilters } from './level-filters.tsx';
import { levelText } from './level-words.ts';
import { PriceChangeForm } from './price-change-form.tsx';
import { priceColumns } from './price-columns.tsx';
import { useLevel } from './use-level.ts';

/** What everything costs at a level, what each level above asks for, and where the price comes from. */
export const PricesPage = () => {
  const { node, setNode, problem } = useLevel('prices');
  const [filters, setFilters] = useFilters(noLevelFilters);
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
  const box = tickColumn<PriceRowData>({ chosen, onChoose: setChosen, of: (row) => ({ key: row.skuId, name: skuText(row) }) });
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
        <LevelFilterFields filters={filters} categories={items.map(({ category }) => category)} only={only} onChange={setFilters} />
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

const only = [
  { value: 'own', name: '本级定价的' },
  { value: 'next', name: '有计划改价的' },
];

const fits = (row: PriceRowData, filters: LevelFilters, own: number): boolean =>
  isFound(row, filters) && (filters.only === '' || (filters.only === 'own' ? row.own[own] !== null : row.next !== null));
