import { listSyncChanges, type SyncRunData } from '@mendian/shared/master-data/sync.contract.ts';
import { erpListWords, syncKindWords, syncStateWords } from '@mendian/shared/master-data/sync-words.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Problem } from '../../ui/desk/page.tsx';

type Change = RowOf<typeof listSyncChanges>;

/** One run in full: how far it is, and row by row what it added and changed. */
export const RunDrawer = ({ run, onClose }: { run: SyncRunData; onClose: () => void }) => {
  const list = useCursorList(listSyncChanges, { runId: run.id }, run.endedAt === null ? { everyMs: 2_000 } : {});
  return (
    <Drawer title={`${syncKindWords[run.kind]} ${momentOf(run.createdAt)}`} onClose={onClose}>
      <DescriptionList
        items={[
          ['谁发起', run.askedBy],
          ['状态', `${syncStateWords[run.state]}${run.at === null ? '' : `，正在看${erpListWords[run.at]}`}`],
          ['看过', `${run.seen} 条：新增 ${run.added}，更改 ${run.changed}，没有采用 ${run.refused}；以前的问题解决 ${run.resolved}`],
          ['结束', momentOf(run.endedAt)],
        ]}
      />
      {run.error === null ? null : <Problem sentence={run.error} />}
      <DataTable
        label="这次改了什么"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: '没有新增和更改', text: 'Mendian 里的和 ERP 的一样。' }}
      />
    </Drawer>
  );
};

const columns: readonly Column<Change>[] = [
  { key: 'code', head: '编码', cell: ({ code }) => code },
  { key: 'list', head: '种类', cell: ({ list }) => erpListWords[list] },
  { key: 'name', head: '名称', width: 150, cell: ({ name }) => name },
  { key: 'what', head: '改了什么', width: 180, wrap: true, cell: ({ what }) => what },
];
