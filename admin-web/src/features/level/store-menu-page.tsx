import { useState } from 'react';
import { listAssortment } from '@mendian/shared/catalog/assortment.contract.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterSelect, SearchField, Segmented } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead, Problem } from '../../ui/desk/page.tsx';
import { LevelBar, LevelPath } from './level-bar.tsx';
import { useMenuColumns } from './menu-columns.tsx';
import { isSold, menuLines, type MenuLine } from './menu-lines.ts';
import { levelText } from './level-words.ts';
import { SellsDialog } from './sells-dialog.tsx';
import { useLevel } from './use-level.ts';

const byDefault = { text: '', category: '', only: '' };
type Filters = typeof byDefault;

/** What a level sells; of a store also for how much, from which level the price comes, and what is sold out. */
export const StoreMenuPage = () => {
  const { node, setNode, problem } = useLevel('menu');
  const [filters, setFilters] = useFilters(byDefault);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [setting, setSetting] = useState(false);
  const answer = useDeskQuery(listAssortment, { node }, { enabled: node !== '' });
  const { levels = [], items = [], canSet = false } = answer.data ?? {};
  const ofStore = node.startsWith('store:');
  const lines = menuLines(items);
  const shown = lines.filter((line) => fits(line, filters));
  const columns = useMenuColumns({ node, levels, canSet, ofStore });
  const ticked = items.filter(({ productId }) => chosen.includes(productId));
  const level = levels.at(-1);
  const pick = (next: string) => {
    setChosen([]);
    setNode(next);
  };
  return (
    <Page>
      <PageHead
        title="门店菜单"
        sentence={<LevelPath levels={levels} onPick={pick} />}
        actions={
          canSet ? (
            <>
              <Button onClick={() => setChosen(ticked.length === 0 ? [...new Set(shown.map(({ row }) => row.productId))] : [])}>
                {ticked.length === 0 ? '全选列出的' : '取消勾选'}
              </Button>
              <Button look="main" disabled={ticked.length === 0} onClick={() => setSetting(true)}>
                {ticked.length === 0 ? '勾选后设卖不卖' : `设 ${ticked.length} 个商品卖不卖`}
              </Button>
            </>
          ) : undefined
        }
      />
      <LevelBar list="menu" levels={levels} onPick={pick}>
        <Narrow filters={filters} lines={lines} ofStore={ofStore} onChange={setFilters} />
      </LevelBar>
      {problem === null ? (
        <DataTable
          label="门店菜单"
          list={listOf(answer, shown)}
          columns={canSet ? [...columns.slice(0, 1), boxColumn(chosen, setChosen), ...columns.slice(1)] : columns}
          rowKey={({ key }) => key}
          empty={{ title: '没有符合条件的商品', text: '换一个名称、分类或筛选再找。' }}
        />
      ) : (
        <Problem sentence={problem} />
      )}
      {setting && level !== undefined ? (
        <SellsDialog
          {...{ node, level: levelText(level), top: levels.length === 1, rows: ticked }}
          onDone={() => setChosen([])}
          onClose={() => setSetting(false)}
        />
      ) : null}
    </Page>
  );
};

const fits = (line: MenuLine, { text, category, only }: Filters): boolean =>
  (text === '' || `${line.row.name} ${line.sku?.skuName ?? ''}`.toLowerCase().includes(text.toLowerCase())) &&
  (category === '' || line.row.category === category) &&
  (only === '' ||
    (only === 'sold' && isSold(line)) ||
    (only === 'not' && !isSold(line)) ||
    (only === 'out' && isSold(line) && line.sku !== null && line.sku.soldOut !== null));

type NarrowProps = { filters: Filters; lines: readonly MenuLine[]; ofStore: boolean; onChange: (changed: Partial<Filters>) => void };

const Narrow = ({ filters, lines, ofStore, onChange }: NarrowProps) => (
  <>
    <SearchField label="商品或规格名称" width={200} value={filters.text} onChange={(text) => onChange({ text })} />
    <FilterSelect
      label="分类"
      value={filters.category}
      options={[{ value: '', name: '全部' }, ...[...new Set(lines.map(({ row }) => row.category))].map((name) => ({ value: name, name }))]}
      onChange={(category) => onChange({ category })}
    />
    <Segmented
      label="看哪些"
      value={filters.only}
      options={[
        { value: '', name: '全部' },
        { value: 'sold', name: '卖的' },
        { value: 'not', name: '不卖的' },
        ...(ofStore ? [{ value: 'out', name: '售罄的' }] : []),
      ]}
      onChange={(only) => onChange({ only })}
    />
  </>
);

const boxColumn = (chosen: readonly string[], choose: (chosen: readonly string[]) => void): Column<MenuLine> => ({
  key: 'chosen',
  head: '选',
  cell: ({ row: { productId, name }, first }) =>
    first ? (
      <input
        type="checkbox"
        aria-label={`选 ${name}`}
        checked={chosen.includes(productId)}
        onChange={({ target }) => choose(target.checked ? [...chosen, productId] : chosen.filter((one) => one !== productId))}
      />
    ) : null,
});
