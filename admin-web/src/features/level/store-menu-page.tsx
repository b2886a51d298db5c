import { useState } from 'react';
import { listAssortment, type AssortmentRowData } from '@mendian/shared/catalog/assortment.contract.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/desk/data-table.tsx';
import { Page, PageHead, Problem } from '../../ui/desk/page.tsx';
import { tickColumn } from '../../ui/desk/tick-column.tsx';
import { LevelBar, LevelPath } from './level-bar.tsx';
import { isFound, LevelFilterFields, noLevelFilters, type LevelFilters } from './level-filters.tsx';
import { useMenuColumns } from './menu-columns.tsx';
import { isSold, menuLines, type MenuLine } from './menu-lines.ts';
import { levelText } from './level-words.ts';
import { SellsDialog } from './sells-dialog.tsx';
import { useLevel } from './use-level.ts';

/** What a level sells; of a store also for how much, from which level the price comes, and what is sold out. */
export const StoreMenuPage = () => {
  const { node, setNode, problem } = useLevel('menu');
  const [filters, setFilters] = useFilters(noLevelFilters);
  const [setting, setSetting] = useState(false);
  const answer = useDeskQuery(listAssortment, { node }, { enabled: node !== '' });
  const { levels = [], items = [], canSet = false } = answer.data ?? {};
  const ofStore = node.startsWith('store:');
  const shown = menuLines(items, (line) => fits(line, filters));
  const columns = useMenuColumns({ node, levels, canSet, ofStore });
  const { ticked, box, tick, untick } = useTicks(items);
  const level = levels.at(-1);
  const pick = (next: string) => {
    untick();
    setNode(next);
  };
  return (
    <Page>
      <PageHead
        title="门店菜单"
        sentence={<LevelPath levels={levels} onPick={pick} />}
        actions={
          canSet ? (
            <Steps ticked={ticked.length} onTick={() => (ticked.length === 0 ? tick(shown) : untick())} onSet={() => setSetting(true)} />
          ) : undefined
        }
      />
      <LevelBar list="menu" levels={levels} onPick={pick}>
        <LevelFilterFields
          filters={filters}
          categories={items.map(({ category }) => category)}
          only={ofStore ? onlyOfStore : only}
          onChange={setFilters}
        />
      </LevelBar>
      {problem === null ? (
        <DataTable
          label="门店菜单"
          list={listOf(answer, shown)}
          columns={canSet ? [...columns.slice(0, 1), box, ...columns.slice(1)] : columns}
          rowKey={({ key }) => key}
          empty={{ title: '没有符合条件的商品', text: '换一个名称、分类或筛选再找。' }}
        />
      ) : (
        <Problem sentence={problem} />
      )}
      {setting && level !== undefined ? (
        <SellsDialog
          {...{ node, level: levelText(level), top: levels.length === 1, rows: ticked }}
          onDone={untick}
          onClose={() => setSetting(false)}
        />
      ) : null}
    </Page>
  );
};

/** The products that are ticked, whether or not they are listed now, and the boxes for it. */
const useTicks = (items: readonly AssortmentRowData[]) => {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return {
    ticked: items.filter(({ productId }) => chosen.includes(productId)),
    box: tickColumn<MenuLine>({
      chosen,
      onChoose: setChosen,
      of: ({ row: { productId, name }, first }) => (first ? { key: productId, name } : null),
    }),
    tick: (lines: readonly MenuLine[]) => setChosen([...new Set(lines.map(({ row }) => row.productId))]),
    untick: () => setChosen([]),
  };
};

const Steps = ({ ticked, onTick, onSet }: { ticked: number; onTick: () => void; onSet: () => void }) => (
  <>
    <Button onClick={onTick}>{ticked === 0 ? '全选列出的' : '取消勾选'}</Button>
    <Button look="main" disabled={ticked === 0} onClick={onSet}>
      {ticked === 0 ? '勾选后设卖不卖' : `设 ${ticked} 个商品卖不卖`}
    </Button>
  </>
);

const only = [
  { value: 'sold', name: '卖的' },
  { value: 'not', name: '不卖的' },
];
const onlyOfStore = [...only, { value: 'out', name: '售罄的' }];

const fits = (line: Omit<MenuLine, 'first'>, filters: LevelFilters): boolean =>
  isFound({ ...line.row, skuName: line.sku?.skuName ?? '' }, filters) &&
  (filters.only === '' ||
    (filters.only === 'sold' && isSold(line)) ||
    (filters.only === 'not' && !isSold(line)) ||
    (filters.only === 'out' && isSold(line) && line.sku !== null && line.sku.soldOut !== null));
