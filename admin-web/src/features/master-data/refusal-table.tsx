import { listSyncRefusals, type SyncRefusalData } from '@mendian/shared/master-data/sync.contract.ts';
import { erpListWords, refusalWords } from '@mendian/shared/master-data/sync-words.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { useQueryState } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, SearchField } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Tag } from '../../ui/desk/tag.tsx';

/** Rows of the ERP that were not taken over: why, and what to do; or those that have come right lately. */
export const RefusalTable = ({ state }: { state: 'open' | 'resolved' }) => {
  const [code, setCode] = useQueryState('code');
  const list = useCursorList(listSyncRefusals, { state, code }, { everyMs: 5_000 });
  return (
    <>
      <FilterBar>
        <SearchField label="编码开头" value={code} onChange={setCode} />
      </FilterBar>
      <DataTable
        label={state === 'open' ? '没有采用的' : '最近解决的'}
        list={list}
        columns={state === 'open' ? columns : [...columns, resolved]}
        rowKey={({ id }) => id}
        empty={
          state === 'open'
            ? { title: 'ERP 给的都采用了', text: '不能采用的会连同原因列在这里；在 ERP 里改好，下一次同步后自行消失。' }
            : { title: '没有解决过的问题', text: '在 ERP 里改好的，会列在这里。' }
        }
      />
    </>
  );
};

const columns: readonly Column<SyncRefusalData>[] = [
  { key: 'code', head: '编码', cell: ({ code }) => code || '没有编码' },
  { key: 'list', head: '种类', cell: ({ list }) => erpListWords[list] },
  { key: 'reason', head: '原因', cell: ({ reason }) => <Tag tone="warm">{refusalWords[reason]}</Tag> },
  { key: 'text', head: '什么问题，怎么办', width: 420, wrap: true, cell: ({ text }) => text },
  { key: 'found', head: '发现', cell: ({ foundAt }) => momentOf(foundAt) },
];
const resolved: Column<SyncRefusalData> = { key: 'resolved', head: '解决', cell: ({ resolvedAt }) => momentOf(resolvedAt) };
