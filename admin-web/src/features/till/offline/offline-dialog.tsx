import { useValue } from '../../../platform/value-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { clockOf } from '../../../ui/time-text.ts';
import type { ActionRow } from './action-rows.ts';
import { actionsFile, listedOf, offlineQueue, strandedOf, waitingOf } from './queue.ts';

const shownMax = 100;

/** What was done without a network, line by line: what the server did not take with its reason, then what still waits. */
export const OfflineDialog = ({ storeId, onClose }: { storeId: string; onClose: () => void }) => {
  const queue = useValue(offlineQueue);
  const listed = listedOf(queue);
  const kept = [...strandedOf(queue, storeId), ...waitingOf(queue, storeId)];
  const read = () => void offlineQueue.seen(listed.map(({ id }) => id));
  return (
    <Dialog
      place="side"
      title="断网时的记录"
      onClose={onClose}
      footer={
        <>
          {listed.length + kept.length === 0 ? null : <Button onClick={() => save([...listed, ...kept])}>存成文件</Button>}
          {listed.length === 0 ? null : (
            <Button look="main" onClick={read}>
              都看过了
            </Button>
          )}
        </>
      }
    >
      <div className="till-return">
        {listed.length + kept.length === 0 ? <Empty title="都补传好了">断网时记下的，服务器都收下了</Empty> : null}
        {listed.length === 0 ? null : <p className="till-quiet">下面这些服务器没收下，也已列给总部的待处理，钱已经收了，不用再收一次。</p>}
        <ul>
          {[...listed, ...kept].slice(0, shownMax).map((row) => (
            <RowLine key={row.id} row={row} />
          ))}
        </ul>
        {listed.length + kept.length > shownMax ? <p className="till-quiet">只列出前 {shownMax} 笔，其余在文件里。</p> : null}
      </div>
    </Dialog>
  );
};

const RowLine = ({ row }: { row: ActionRow }) => (
  <li className="till-return-line">
    <span className="till-line-what">
      <b>
        {nameOf(row)} · {clockOf(row.action.at)} {row.clerkName}
      </b>
      {row.answered?.outcome.outcome === 'listed' ? <small className="late">{row.answered.outcome.message}</small> : <small>等补传</small>}
    </span>
    <b>{amountOf(row)}</b>
  </li>
);

const nameOf = ({ action }: ActionRow): string =>
  action.kind === 'sold' ? action.number : action.kind === 'shift-opened' ? '断网开班' : '断网交班';

const amountOf = ({ action }: ActionRow): string => {
  if (action.kind === 'sold') return moneyText(action.payable);
  return moneyText(action.kind === 'shift-opened' ? action.openingCash : action.counted);
};

/** A file that support can read, should this machine never come back to a network. */
const save = (rows: readonly ActionRow[]): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([actionsFile(rows)], { type: 'application/json' }));
  link.download = '断网记录.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
