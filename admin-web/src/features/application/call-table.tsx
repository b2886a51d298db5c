import { listApplicationCalls, type ApplicationData } from '@mendian/shared/application/application.contract.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterDay, FilterSelect } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { StatusDot } from '../../ui/desk/tag.tsx';

type Call = RowOf<typeof listApplicationCalls>;

/** What applications asked, the newest first. */
export const CallTable = ({ applications }: { applications: readonly ApplicationData[] }) => {
  const [filters, set] = useFilters({ applicationId: '', day: '' });
  const list = useCursorList(listApplicationCalls, filters);
  return (
    <>
      <FilterBar>
        <FilterSelect
          label="应用"
          value={filters.applicationId}
          options={[{ value: '', name: '全部' }, ...applications.map(({ id, name }) => ({ value: id, name }))]}
          onChange={(applicationId) => set({ applicationId })}
        />
        <FilterDay label="到这一天为止" value={filters.day} onChange={(day) => set({ day })} />
      </FilterBar>
      <DataTable
        label="调用记录"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: '没有调用记录', text: '应用的每次调用，连同被拒绝的，都记在这里，保留 90 天。' }}
      />
    </>
  );
};

const columns: readonly Column<Call>[] = [
  { key: 'at', head: '时间', cell: ({ at }) => momentOf(at) },
  { key: 'name', head: '应用', width: 220, cell: ({ applicationName }) => applicationName },
  { key: 'route', head: '调用', width: 320, cell: ({ route }) => <span className="cell-code">{route}</span> },
  { key: 'status', head: '结果', cell: ({ status }) => <StatusDot tone={status < 400 ? 'good' : 'hot'}>{resultOf(status)}</StatusDot> },
  { key: 'rows', head: '给了（条）', align: 'right', cell: ({ rows }) => rows },
];

/** What came of a call, in words, with HTTP's number for whoever programs the other side. */
const resultOf = (status: number): string => {
  if (status < 400) return `成功 ${status}`;
  if (status === 429) return '次数用完 429';
  return status < 500 ? `被拒绝 ${status}` : `出错 ${status}`;
};
