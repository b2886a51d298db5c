import { useState } from 'react';
import { stopSync, type SyncRunData } from '@mendian/shared/master-data/sync.contract.ts';
import { erpListWords, syncKindWords, syncStateWords } from '@mendian/shared/master-data/sync-words.ts';
import { useDesk } from '../../platform/desk.ts';
import type { List } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { RunDrawer } from './run-drawer.tsx';
import { stateTones } from './sync-tones.ts';

/** The runs, the newest first; one opens to what it changed. */
export const RunTable = ({ runs }: { runs: List<SyncRunData> }) => {
  const { call } = useDesk();
  const [openedId, setOpened] = useState<string | null>(null);
  const opened = runs.rows.find(({ id }) => id === openedId);
  const stop = useAction(({ id }: SyncRunData) => call(stopSync, { runId: id }), {
    said: '正在停止：写完手上这一页就停，已写入的保留',
    refreshes: ['sync'],
  });
  const columns: readonly Column<SyncRunData>[] = [
    ...told,
    {
      key: 'steps',
      head: '操作',
      cell: (run) =>
        run.can.stop ? (
          <Button busy={stop.doing?.id === run.id} onClick={() => stop.run(run)}>
            停止
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <DataTable
        label="同步记录"
        list={runs}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpened(id)}
        {...(openedId === null ? {} : { openKey: openedId })}
        empty={{ title: '还没有同步过', text: '没有变化的定时同步不留记录；点“现在同步”马上看一次。' }}
      />
      {opened === undefined ? null : <RunDrawer run={opened} onClose={() => setOpened(null)} />}
    </>
  );
};

const told: readonly Column<SyncRunData>[] = [
  { key: 'at', head: '开始', cell: ({ createdAt }) => momentOf(createdAt) },
  { key: 'kind', head: '方式', cell: ({ kind }) => syncKindWords[kind] },
  { key: 'by', head: '谁发起', width: 140, cell: ({ askedBy }) => askedBy },
  {
    key: 'state',
    head: '状态',
    cell: ({ state, at }) => (
      <StatusDot tone={stateTones[state]}>
        {syncStateWords[state]}
        {at === null ? '' : `：${erpListWords[at]}`}
      </StatusDot>
    ),
  },
  { key: 'seen', head: '看过（条）', align: 'right', cell: ({ seen }) => seen },
  { key: 'added', head: '新增', align: 'right', cell: ({ added }) => added },
  { key: 'changed', head: '更改', align: 'right', cell: ({ changed }) => changed },
  { key: 'refused', head: '没有采用', align: 'right', cell: ({ refused }) => refused },
  { key: 'resolved', head: '解决', align: 'right', cell: ({ resolved }) => resolved },
  { key: 'ended', head: '结束', cell: ({ endedAt }) => momentOf(endedAt) || '—' },
  { key: 'error', head: '为什么', width: 260, wrap: true, cell: ({ error }) => error ?? '' },
];
