import type { TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import { recordOutcomes, recordOutcomeWords, takeOverKinds, takeOverKindWords } from '@mendian/shared/take-over/take-over-words.ts';
import { useFilters } from '../../platform/route.ts';
import { Section } from '../../ui/desk/page.tsx';
import { countText } from './counts.ts';
import { RecordList } from './record-list.tsx';

type FileData = TakeOverData['files'][number];
type Figure = {
  readonly head: string;
  /** What lists the lines that it counts; null: they are as they should be. */ readonly lists: string | null;
  readonly of: (file: FileData) => number | null;
};

/** The figures that there are by now, as columns. */
const figuresOf = ({ files }: TakeOverData): Figure[] => [
  ...recordOutcomes
    .filter((one) => files.some(({ outcomes }) => outcomes[one] > 0))
    .map((one): Figure => ({ head: recordOutcomeWords[one], lists: one, of: ({ outcomes }) => outcomes[one] })),
  ...(files.some(({ compared }) => compared !== null)
    ? [
        { head: '核对一致', lists: null, of: ({ compared }: FileData) => compared?.same ?? null },
        { head: '不同', lists: 'differs', of: ({ compared }: FileData) => compared?.differing ?? null },
        { head: '缺少', lists: 'differs', of: ({ compared }: FileData) => compared?.missing ?? null },
      ]
    : []),
];

/** Figures by file, each of which leads to the lines that it counts. */
export const TakeOverReport = ({ takeOver }: { takeOver: TakeOverData }) => {
  const [{ kind, outcome }, setFilters] = useFilters({ kind: '', outcome: '' });
  const shown = takeOverKinds.find((one) => one === kind) ?? takeOver.files[0]!.kind;
  const figures = figuresOf(takeOver);
  return (
    <Section title="报告">
      <table className="table take-over-figures" aria-label="每种文件的结果">
        <thead>
          <tr>
            <th scope="col">文件</th>
            {figures.map(({ head }) => (
              <th scope="col" className="cell-right" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {takeOver.files.map((file) => (
            <tr key={file.kind}>
              <td>
                {takeOverKindWords[file.kind]}（{file.kind === 'orders' ? '单' : '行'}）
              </td>
              {figures.map((figure) => (
                <td className="cell-right" key={figure.head}>
                  <Count figure={figure} file={file} onShow={(to) => setFilters({ kind: file.kind, outcome: to })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <RecordList takeOver={takeOver} kind={shown} outcome={outcome} onShow={setFilters} />
    </Section>
  );
};

const Count = ({ figure, file, onShow }: { figure: Figure; file: FileData; onShow: (lists: string) => void }) => {
  const count = figure.of(file);
  const { lists } = figure;
  if (count === null) return '—';
  return count === 0 || lists === null ? (
    countText(count)
  ) : (
    <button type="button" className="link" onClick={() => onShow(lists)}>
      {countText(count)}
    </button>
  );
};
