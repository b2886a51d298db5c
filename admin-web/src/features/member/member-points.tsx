import { listMemberPoints } from '@mendian/shared/member/member-desk.contract.ts';
import { pointKindWords } from '@mendian/shared/points/points.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { signedText } from './signed-text.ts';

type Row = RowOf<typeof listMemberPoints>;

/** Every point that came or went, and what was there after it. */
export const MemberPoints = ({ memberId }: { memberId: string }) => (
  <DataTable
    label="积分明细"
    list={useCursorList(listMemberPoints, { memberId })}
    columns={columns}
    rowKey={({ id }) => id}
    empty={{ title: '还没有积分', text: '取到餐之后得积分；也可以用“调整积分”补发。' }}
  />
);

const columns: readonly Column<Row>[] = [
  { key: 'at', head: '时间', cell: ({ at }) => <time dateTime={at}>{momentOf(at)}</time> },
  { key: 'kind', head: '来源', cell: ({ kind }) => pointKindWords[kind] },
  { key: 'points', head: '积分', align: 'right', cell: ({ points }) => signedText(points) },
  { key: 'balance', head: '之后的余额', align: 'right', cell: ({ balance }) => balance },
  { key: 'note', head: '说明', width: 360, cell: ({ note }) => (note === '' ? '—' : note) },
  {
    key: 'order',
    head: '订单、月卡',
    cell: ({ orderId, passId }) => {
      if (orderId !== null) return <DeskLink to={`/orders/${orderId}`}>{orderId}</DeskLink>;
      return passId === null ? '—' : '月卡';
    },
  },
];
