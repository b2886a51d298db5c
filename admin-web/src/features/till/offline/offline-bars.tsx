import { useState } from 'react';
import { reach } from '../../../platform/reach.ts';
import { useValue } from '../../../platform/value-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { clockOf } from '../../../ui/time-text.ts';
import { OfflineDialog } from './offline-dialog.tsx';
import { listedOf, offlineQueue, strandedOf, waitingOf } from './queue.ts';

/** What of the sales without a network a clerk must know: how much waits since when, and what the server did not take. */
export const OfflineBars = ({ storeId }: { storeId: string }) => {
  const queue = useValue(offlineQueue);
  const away = useValue(reach);
  const [opened, setOpened] = useState(false);
  const waiting = waitingOf(queue, storeId);
  const [listed, stranded] = [listedOf(queue).length, strandedOf(queue, storeId).length];
  const see = <Button onClick={() => setOpened(true)}>查看</Button>;
  return (
    <>
      {waiting.length === 0 ? null : (
        <p className="bar bar-warn" role="status">
          <Icon name="warning" size={28} />
          <span>{waitingText(waiting.length, waiting[0]!.action.at, away !== null)}</span>
          {see}
        </p>
      )}
      {listed + stranded === 0 ? null : (
        <p className="bar bar-bad" role="alert">
          <Icon name="warning" size={28} />
          <span>
            {listed === 0 ? '' : `断网时做的 ${listed} 笔服务器没收下，请看一下原因。`}
            {stranded === 0 ? '' : `这台机器还有 ${stranded} 笔是以前绑定的门店的，没有补传。`}
          </span>
          {see}
        </p>
      )}
      {opened ? <OfflineDialog storeId={storeId} onClose={() => setOpened(false)} /> : null}
    </>
  );
};

const waitingText = (count: number, since: string, isAway: boolean): string =>
  isAway
    ? `断网收款：${clockOf(since)} 起有 ${count} 笔等补传，都存在这台机器上。网络恢复后自动补传，请不要清除浏览器数据。`
    : `网络已恢复，正在补传断网时的记录，还有 ${count} 笔。`;
