import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { useMay } from '../../platform/desk.ts';
import type { List } from '../../platform/list.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { Tag } from '../../ui/desk/tag.tsx';
import { clockOf } from '../../ui/time-text.ts';
import { attentionTone, attentionWords } from './attention-words.ts';
import { useAttentionKinds, useRetry, type Attention } from './use-attention.ts';

type TableProps = { list: List<Attention>; onSettle: (item: Attention) => void };

export const AttentionTable = ({ list, onSettle }: TableProps) => {
  const nowMs = useNow(30_000);
  const retry = useRetry();
  const kinds = useAttentionKinds();
  const columns: readonly Column<Attention>[] = [
    { key: 'at', head: '时间', cell: ({ at }) => <time dateTime={at}>{timeText(at, nowMs)}</time> },
    { key: 'kind', head: '类别', cell: ({ kind }) => <Tag tone={attentionTone[kind]}>{attentionWords[kind]}</Tag> },
    { key: 'store', head: '门店', width: 200, cell: ({ storeName }) => (storeName === '' ? '—' : storeName) },
    { key: 'text', head: '什么事，怎么办', width: 440, wrap: true, cell: ({ text }) => text },
    { key: 'ids', head: '编号', cell: (item) => <Ids item={item} /> },
    {
      key: 'steps',
      head: '操作',
      cell: (item) => (
        <>
          {item.can.retry ? (
            <Button busy={retry.doing === item.id} onClick={() => retry.run(item.id)}>
              重试
            </Button>
          ) : null}
          {item.can.settle ? <Button onClick={() => onSettle(item)}>标记处理完</Button> : null}
        </>
      ),
    },
  ];
  return (
    <DataTable
      label="待处理"
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      empty={{ title: '现在没有要处理的事', text: `${kinds.map((kind) => attentionWords[kind]).join('、')}的会出现在这里。` }}
    />
  );
};

const Ids = ({ item: { kind, storeId, orderId, refundId } }: { item: Attention }) => (
  <>
    {kind === 'pass-refund' ? <PassLink /> : null}
    {kind === 'offline-listed' && storeId !== null ? <OfflineLink storeId={storeId} /> : null}
    {orderId === null ? null : <OrderId orderId={orderId} />}
    {refundId === null ? null : <div className="cell-code">退款 {refundId}</div>}
  </>
);

const OrderId = ({ orderId }: { orderId: string }) => {
  const words = `订单 ${orderId}`;
  return <div className="cell-code">{useMay('order.see') ? <DeskLink to={`/orders/${orderId}`}>{words}</DeskLink> : words}</div>;
};

/** Where passes are whose money is asked back. */
const PassLink = () =>
  useMay('pass.view') ? (
    <DeskLink to="/held-passes" query={{ state: 'paused' }}>
      会员的月卡
    </DeskLink>
  ) : null;

/** Where a store's sales are that could not be entered. */
const OfflineLink = ({ storeId }: { storeId: string }) =>
  useMay('offline.see') ? (
    <DeskLink to="/offline-actions" query={{ storeId }}>
      断网收银
    </DeskLink>
  ) : null;

/** `12:30` today, `2026-11-20 12:30` before. */
const timeText = (at: string, nowMs: number): string => {
  const day = dayOf(new Date(at));
  return day === dayOf(new Date(nowMs)) ? clockOf(at) : `${day} ${clockOf(at)}`;
};
