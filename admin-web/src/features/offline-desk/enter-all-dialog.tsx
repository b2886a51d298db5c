import { useRef, useState } from 'react';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { enterOffline, listOffline } from '@mendian/shared/till/offline-desk.contract.ts';
import { useDesk, type ReplyTo } from '../../platform/desk.ts';
import type { RowOf } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { Dialog } from '../../ui/dialog.tsx';

type Props = { readonly storeId: string; readonly waiting: number; readonly onClose: () => void };

/** Enters all that wait after all, one by one in the order they happened: once a cause is mended that many had in common. */
export const EnterAllDialog = ({ storeId, waiting, onClose }: Props) => {
  const { going, ended, start, stop } = useEnterAll(storeId);
  const close = () => {
    stop();
    onClose();
  };
  return (
    <Dialog
      title="全部再入账"
      place="centre"
      onClose={close}
      footer={
        ended === null ? (
          <>
            <Button onClick={going === null ? close : stop}>{going === null ? '取消' : '停下'}</Button>
            <Button look="main" busy={going !== null} onClick={() => void start()}>
              {`再入账 ${waiting} 笔`}
            </Button>
          </>
        ) : (
          <Button look="main" onClick={close}>
            知道了
          </Button>
        )
      }
    >
      {going === null && ended === null ? (
        <p>按发生的先后一笔一笔入账，时间、班次和店员由你担保属实。入不了的留在这里，原因按现在的写。</p>
      ) : null}
      {going === null ? null : <p role="status">{`正在入账第 ${going.done + 1} 笔，共 ${going.all} 笔`}</p>}
      {ended === null ? null : <p role="status">{ended}</p>}
    </Dialog>
  );
};

type Row = RowOf<typeof listOffline>;
type Going = { readonly done: number; readonly all: number };

const useEnterAll = (storeId: string) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const stopped = useRef(false);
  const [going, setGoing] = useState<Going | null>(null);
  const [ended, setEnded] = useState<string | null>(null);

  const readAll = async (): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for (let after: string | null = ''; after !== null;) {
      const asked = { limit: 100, ...(storeId === '' ? {} : { storeId }), ...(after === '' ? {} : { after }) };
      const page: Pick<ReplyTo<typeof listOffline>, 'items' | 'next'> = await call(listOffline, asked);
      rows.push(...page.items);
      after = page.next;
    }
    return rows.sort((one, other) => one.at.localeCompare(other.at));
  };
  const enterEach = async (rows: readonly Row[]): Promise<string> => {
    let entered = 0;
    for (const [done, { id: actionId }] of rows.entries()) {
      if (stopped.current) return `停下了：入账 ${entered} 笔`;
      setGoing({ done, all: rows.length });
      entered += await call(enterOffline, { actionId }).then(() => 1, refusedOnly);
    }
    return entered === rows.length ? `${entered} 笔都已入账` : `入账 ${entered} 笔，还有 ${rows.length - entered} 笔入不了，请逐笔看原因`;
  };
  return {
    going,
    ended,
    start: async (): Promise<void> => {
      setGoing({ done: 0, all: 0 });
      setEnded(await readAll().then(enterEach).catch(sentenceOf));
      setGoing(null);
      refresh('offline-actions', 'attention', 'orders');
    },
    stop: () => void (stopped.current = true),
  };
};

/** What is refused stays in the list with its cause; anything else ends the whole. */
const refusedOnly = (error: unknown): number => {
  if (error instanceof DomainError && error.status < 500) return 0;
  throw error;
};
