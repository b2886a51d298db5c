import { couponSourceWords } from '@mendian/shared/coupon/coupon-status.ts';
import { listMemberCoupons, type CouponOfMemberData } from '@mendian/shared/member/member-desk.contract.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { StatusDot, type Tone } from '../../ui/desk/tag.tsx';

/** The coupons a member got: where from, where they went, and why they came back. */
export const MemberCoupons = ({ memberId }: { memberId: string }) => (
  <DataTable
    label="优惠券"
    list={useCursorList(listMemberCoupons, { memberId })}
    columns={columns}
    rowKey={({ id }) => id}
    empty={{ title: '还没有券', text: '会员领到、收到的券都列在这里。' }}
  />
);

const standingOf = ({ state, isOver }: CouponOfMemberData): { tone: Tone; word: string } => {
  if (state === 'used') return { tone: 'plain', word: '已使用' };
  if (state === 'void') return { tone: 'plain', word: '已作废' };
  if (state === 'locked') return { tone: 'warm', word: '下单锁定' };
  return isOver ? { tone: 'plain', word: '已过期' } : { tone: 'good', word: '可用' };
};

const WhereTo = ({ orderId, storeName, returned }: CouponOfMemberData) => {
  if (orderId !== null) return <DeskLink to={`/orders/${orderId}`}>{orderId}</DeskLink>;
  return storeName === '' ? returned || '—' : `在${storeName}核销`;
};

const columns: readonly Column<CouponOfMemberData>[] = [
  { key: 'name', head: '券', width: 200, cell: ({ name }) => name },
  { key: 'benefit', head: '优惠', width: 160, cell: ({ benefit }) => benefit },
  { key: 'source', head: '从哪来', cell: ({ source }) => couponSourceWords[source] },
  { key: 'received', head: '得到时间', cell: ({ receivedAt }) => momentOf(receivedAt) },
  {
    key: 'state',
    head: '状态',
    cell: (coupon) => {
      const { tone, word } = standingOf(coupon);
      return <StatusDot tone={tone}>{word}</StatusDot>;
    },
  },
  { key: 'until', head: '有效到', cell: ({ until }) => momentOf(until) },
  { key: 'used', head: '使用时间', cell: ({ usedAt }) => momentOf(usedAt) || '—' },
  { key: 'where', head: '用在哪、为什么退回', width: 300, cell: (coupon) => <WhereTo {...coupon} /> },
];
