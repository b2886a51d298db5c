import { useId } from 'react';
import { exampleFile, fileColumns } from '@mendian/shared/take-over/file-columns.ts';
import { removeFile, type TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import { takeOverKinds, takeOverKindWords, type TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import { useDesk } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { countText } from './counts.ts';
import { saveCsv } from './save-file.ts';
import { useUpload } from './use-upload.ts';

/** The files, one a kind, with their columns and an example of each. */
export const TakeOverFiles = ({ takeOver }: { takeOver: TakeOverData }) => {
  const { call } = useDesk();
  const { upload, send } = useUpload(takeOver.id);
  const remove = useAction((kind: TakeOverKind) => call(removeFile, { takeOverId: takeOver.id, kind }), {
    said: '文件已去掉',
    refreshes: ['take-overs'],
  });
  const mayUpload = takeOver.can.upload && upload === null;
  return (
    <Section title="文件">
      <p className="quiet">
        CSV，UTF-8 或 GBK，第一行是列名，最大 200
        MB。先接管门店，设好收款方、清点过库存，再接管未取订单；先建好并审核券模板，再接管优惠券。文件 14 天没有用就删除。
      </p>
      <ul className="take-over-files">
        {takeOverKinds.map((kind) => {
          const file = takeOver.files.find((one) => one.kind === kind);
          return (
            <li key={kind}>
              <strong>{takeOverKindWords[kind]}</strong>
              <span className="take-over-told" title={file?.name}>
                {upload?.kind === kind
                  ? `正在上传 ${Math.floor((upload.sent * 100) / upload.bytes)}%`
                  : file === undefined
                    ? '没有文件'
                    : `${file.name}（${file.goneAt === null ? sizeText(file.bytes) : '已按期删除'}）`}
              </span>
              <span className="take-over-button">
                {mayUpload ? <PickFile kind={kind} again={file !== undefined} onPick={(picked) => void send(kind, picked)} /> : null}
                {mayUpload && file !== undefined ? (
                  <Button look="quiet" busy={remove.doing === kind} onClick={() => remove.run(kind)}>
                    去掉
                  </Button>
                ) : null}
              </span>
              <Columns kind={kind} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
};

const PickFile = ({ kind, again, onPick }: { kind: TakeOverKind; again: boolean; onPick: (file: File) => void }) => {
  const id = useId();
  return (
    <>
      <input
        id={id}
        type="file"
        className="take-over-input"
        accept=".csv,text/csv"
        aria-label={`${takeOverKindWords[kind]}文件`}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file !== undefined) onPick(file);
        }}
      />
      <label htmlFor={id} className="button button-plain">
        {again ? '换文件' : '选择文件'}
      </label>
    </>
  );
};

const Columns = ({ kind }: { kind: TakeOverKind }) => (
  <details className="take-over-columns">
    <summary>列名和样例</summary>
    <table className="table" aria-label={`${takeOverKindWords[kind]}文件的列`}>
      <thead>
        <tr>
          <th scope="col">列名</th>
          <th scope="col">必填</th>
          <th scope="col">写什么</th>
          <th scope="col">例</th>
        </tr>
      </thead>
      <tbody>
        {fileColumns[kind].map(({ key, name, needed, what, example }) => (
          <tr key={key}>
            <td>{name}</td>
            <td>{needed ? '是' : ''}</td>
            <td className="cell-wrap">{what}</td>
            <td>{example}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <Button onClick={() => saveCsv(`接管样例-${takeOverKindWords[kind]}.csv`, exampleFile(kind))}>下载样例</Button>
  </details>
);

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${countText(Math.ceil(bytes / 1024))} KB` : `${countText(Math.round(bytes / 1024 / 1024))} MB`;
