import { useState } from 'react';
import { haltRelease, listReleases, type ListedReleaseData } from '@mendian/shared/terminal/release.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { Tag } from '../../ui/desk/tag.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { ReleaseDialog } from './release-dialog.tsx';

/** Versions of the terminal's app, and how far each has been released. */
export const ReleasePage = () => {
  const { call } = useDesk();
  const answer = useDeskQuery(listReleases, {});
  const [editing, setEditing] = useState<ListedReleaseData | 'new' | null>(null);
  const halt = useAction(({ releaseId, halted }: ListedReleaseData) => call(haltRelease, { releaseId, halted: !halted }), {
    said: ({ version, halted }) => (halted ? `${version} 继续发布` : `${version} 已暂停，它的终端回到前一个版本`),
    refreshes: ['releases', 'devices'],
  });
  const columns: readonly Column<ListedReleaseData>[] = [
    { key: 'version', head: '版本', cell: ({ version }) => version },
    { key: 'notes', head: '说明', width: 320, wrap: true, cell: ({ notes }) => notes },
    { key: 'percent', head: '比例（%）', align: 'right', cell: ({ percent }) => percent },
    { key: 'stores', head: '点名门店（家）', align: 'right', cell: ({ storeIds }) => storeIds.length },
    {
      key: 'wanted',
      head: '现在应该运行',
      align: 'right',
      cell: ({ wantedBy: { terminals, stores } }) => (terminals === 0 ? '没有' : `${terminals} 台，${stores} 家`),
    },
    { key: 'running', head: '已运行（台）', align: 'right', cell: ({ running }) => running },
    { key: 'state', head: '状态', cell: ({ halted }) => <Tag tone={halted ? 'hot' : 'good'}>{halted ? '已暂停' : '发布中'}</Tag> },
    { key: 'by', head: '谁发布的', cell: ({ createdBy, createdAt }) => `${createdBy} ${momentOf(createdAt)}` },
    {
      key: 'steps',
      head: '操作',
      cell: (row) => (
        <>
          <Button onClick={() => setEditing(row)}>扩大</Button>
          <Button busy={halt.doing?.releaseId === row.releaseId} onClick={() => halt.run(row)}>
            {row.halted ? '恢复' : '暂停'}
          </Button>
        </>
      ),
    },
  ];
  return (
    <Page>
      <PageHead
        title="终端版本"
        sentence={answer.data === undefined ? '' : sentenceOf(answer.data.all)}
        actions={
          <Button look="main" onClick={() => setEditing('new')}>
            发布新版本
          </Button>
        }
      />
      <DataTable
        label="终端版本"
        list={listOf(answer, answer.data?.items)}
        columns={columns}
        rowKey={({ releaseId }) => releaseId}
        empty={{ title: '还没有发布过版本', text: '发布前，终端继续用现在的版本。' }}
      />
      {editing === null ? null : (
        <ReleaseDialog release={editing === 'new' ? null : editing} all={answer.data?.all ?? none} onClose={() => setEditing(null)} />
      )}
    </Page>
  );
};

const none = { terminals: 0, stores: 0 };
const sentenceOf = ({ terminals, stores }: typeof none): string =>
  `绑定着的终端 ${terminals} 台，在 ${stores} 家门店；每台运行发布给它的最新版本`;
