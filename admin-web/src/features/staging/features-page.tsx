import { useState } from 'react';
import { listFeatures, type FeatureData } from '@mendian/shared/feature/feature.contract.ts';
import { reachText } from '@mendian/shared/feature/features.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { Tag, type Tone } from '../../ui/desk/tag.tsx';
import { StageDialog } from './stage-dialog.tsx';

/** Features of the server, and which stores have each. */
export const FeaturesPage = () => {
  const answer = useDeskQuery(listFeatures, {});
  const [staging, setStaging] = useState<FeatureData | null>(null);
  const columns: readonly Column<FeatureData>[] = [
    { key: 'name', head: '功能', cell: ({ name }) => name },
    { key: 'sentence', head: '说明', width: 420, wrap: true, cell: ({ sentence }) => sentence },
    { key: 'reach', head: '开给', cell: (row) => <Tag tone={toneOf(row)}>{reachOf(row)}</Tag> },
    {
      key: 'by',
      head: '谁改的',
      cell: ({ staged }) => (staged === null ? '还没有人改过' : `${staged.changedBy} ${momentOf(staged.changedAt)}`),
    },
    { key: 'steps', head: '操作', cell: (row) => <Button onClick={() => setStaging(row)}>调整</Button> },
  ];
  return (
    <Page>
      <PageHead title="功能灰度" sentence="新功能可以先给点名的门店，或给一部分门店，再慢慢扩大" />
      <DataTable
        label="功能灰度"
        list={listOf(answer, answer.data?.items)}
        columns={columns}
        rowKey={({ featureKey }) => featureKey}
        empty={{ title: '没有要灰度的功能', text: '这个版本的功能都开给全部门店。' }}
      />
      {staging === null ? null : <StageDialog feature={staging} onClose={() => setStaging(null)} />}
    </Page>
  );
};

const reachOf = ({ onAtFirst, staged }: FeatureData): string =>
  staged === null ? (onAtFirst ? '全部门店' : '没有门店') : reachText(staged, staged.stores.length);

const toneOf = ({ onAtFirst, staged }: FeatureData): Tone => {
  if (staged?.halted === true) return 'hot';
  return (staged === null ? onAtFirst : staged.percent === 100) ? 'good' : 'warm';
};
