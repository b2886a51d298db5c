import { useState } from 'react';
import { listRecords, type TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import { recordOutcomes, recordOutcomeWords, takeOverKindWords, type TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import { useDesk } from '../../platform/desk.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect, Segmented } from '../../ui/desk/filter-bar.tsx';
import { Tag, type Tone } from '../../ui/desk/tag.tsx';
import { say } from '../../ui/notices.ts';
import { collectRecords } from './collect-records.ts';
import { saveCsv } from './save-file.ts';

type RecordData = RowOf<typeof listRecords>;

const tones: Partial<Record<RecordData['outcome'], Tone>> = { refused: 'hot', kept: 'warm', added: 'good', changed: 'good' };

const columns: readonly Column<RecordData>[] = [
  { key: 'line', head: '行', align: 'right', cell: ({ line }) => line },
  { key: 'key', head: '编码', width: 320, cell: ({ key }) => key },
  { key: 'outcome', head: '结果', cell: ({ outcome }) => <Tag tone={tones[outcome] ?? 'plain'}>{recordOutcomeWords[outcome]}</Tag> },
  { key: 'reason', head: '说明', width: 480, wrap: true, cell: ({ reason }) => reason ?? '' },
  { key: 'differs', head: '核对', width: 240, wrap: true, cell: ({ differs }) => differs ?? '' },
];

type ListProps = {
  takeOver: TakeOverData;
  kind: TakeOverKind;
  /** An outcome, `differs` for what the comparison found otherwise, or nothing for all lines. */
  outcome: string;
  onShow: (shown: { kind?: string; outcome?: string }) => void;
};

/** Line by line what became of a file, to read and to take along. */
export const RecordList = ({ takeOver, kind, outcome, onShow }: ListProps) => {
  const { call } = useDesk();
  const asked = { takeOverId: takeOver.id, kind, ...askedOf(outcome) };
  // What is under way changes it line by line.
  const list = useCursorList(listRecords, asked, { everyMs: takeOver.can.stop ? 3_000 : 60_000 });
  const [collecting, setCollecting] = useState(false);
  const download = async () => {
    setCollecting(true);
    try {
      const { text, whole } = await collectRecords((more) => call(listRecords, { ...asked, ...more }));
      saveCsv(`${takeOver.name}-${takeOverKindWords[kind]}.csv`, text);
      if (!whole) say('行数太多，只下载了前面的一部分', 'bad');
    } catch (error) {
      say(sentenceOf(error), 'bad');
    }
    setCollecting(false);
  };
  return (
    <>
      <FilterBar>
        <Segmented
          label="文件"
          value={kind}
          options={takeOver.files.map((file) => ({ value: file.kind, name: takeOverKindWords[file.kind] }))}
          onChange={(to) => onShow({ kind: to })}
        />
        <FilterSelect label="结果" value={outcome} options={options} onChange={(to) => onShow({ outcome: to })} />
        <Button busy={collecting} onClick={() => void download()}>
          下载这个列表
        </Button>
      </FilterBar>
      <DataTable label="逐行结果" list={list} columns={columns} rowKey={({ line }) => String(line)} empty={{ title: '没有这样的行' }} />
    </>
  );
};

const options = [
  { value: '', name: '全部' },
  ...recordOutcomes.map((outcome) => ({ value: outcome as string, name: recordOutcomeWords[outcome] })),
  { value: 'differs', name: '核对不一致' },
];

const askedOf = (outcome: string) => {
  const found = recordOutcomes.find((one) => one === outcome);
  return { ...(found === undefined ? {} : { outcome: found }), ...(outcome === 'differs' ? { differing: 1 } : {}) };
};
