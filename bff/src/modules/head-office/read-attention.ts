import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/head-office/attention.contract.ts';
import { merchantKinds, type AttentionKind } from '@mendian/shared/head-office/attention.contract.ts';
import type { Staff } from '../../platform/actor.ts';
import { allOf, eitherOf } from '../../platform/like-sql.ts';
import { withinScope, type Condition } from '../../platform/scope-sql.ts';
import { visibleTo } from '../../platform/visible-sql.ts';
import type { Reads } from '../../platform/sql.ts';
import { visibleOrders } from '../order-desk/index.ts';
import type { AttentionRow } from './attention.rows.ts';

type View = ReplyOf<typeof contract.retryAttention>;

const selected = `SELECT a.id, a.kind, a.subject, a.text, a.store_id, s.name AS store_name, a.order_id, a.refund_id, a.state,
    a.created_at, a.settled_by, a.how
  FROM attention a LEFT JOIN store s ON s.id = a.store_id LEFT JOIN orders o ON o.id = a.order_id`;

/** Head office's staff see what is about their stores, and with the whole chain all; a merchant's what is about its orders and its tills. */
const visibleAttention = (actor: Staff): Condition => {
  if (actor.kind === 'merchant') return eitherOf(allOf([visibleOrders(actor), aboutOrders]), allOf([ofStores(actor), aboutStores]));
  return wholeChain(actor.scope) ? { text: '1 = 1', values: [] } : withinScope(actor.scope);
};

const aboutOrders: Condition = { text: 'a.kind IN (?)', values: [merchantKinds] };
const aboutStores: Condition = { text: `a.kind = 'offline-listed'`, values: [] };
const ofStores = (actor: Staff): Condition => visibleTo(actor, { store: 's.id', branch: 's.branch_id', owner: 's.owner_id' });

export const readAttention = (sql: Reads, actor: Staff, attentionId: string): Promise<AttentionRow | null> => {
  const { text, values } = allOf([{ text: 'a.id = ?', values: [attentionId] }, visibleAttention(actor)]);
  return sql.one<AttentionRow>(`${selected} WHERE ${text}`, values);
};

type Asked = { readonly kind?: AttentionKind | undefined; readonly after?: string | undefined; readonly limit: number };

/** What is open, the newest first, from behind `after` on. */
export const readOpenAttention = (sql: Reads, actor: Staff, { kind, after, limit }: Asked): Promise<AttentionRow[]> => {
  const { text, values } = allOf([
    { text: `a.state = 'open'`, values: [] },
    visibleAttention(actor),
    ...(kind === undefined ? [] : [{ text: 'a.kind = ?', values: [kind] }]),
    ...(after === undefined ? [] : [{ text: 'a.id < ?', values: [after] }]),
  ]);
  return sql.all<AttentionRow>(`${selected} WHERE ${text} ORDER BY a.id DESC LIMIT ${limit}`, values);
};

/** Head office acts on it; a merchant only looks. */
export const presentAttention = ({ kind: who }: Pick<Staff, 'kind'>, row: AttentionRow): View => {
  const open = who === 'headOffice' && row.state === 'open';
  return {
    id: row.id,
    kind: row.kind,
    text: row.text,
    storeId: row.store_id,
    storeName: row.store_name ?? '',
    orderId: row.order_id,
    refundId: row.refund_id,
    at: row.created_at.toISOString(),
    can: { retry: open && canRetry(row), settle: open && canSettle(row) },
  };
};

/** What is settled one by one elsewhere: taken off this list it would be forgotten. */
export const settledElsewhere: Partial<Record<AttentionKind, string>> = {
  'pass-refund': '请在“会员的月卡”里同意或拒绝退款',
  'offline-listed': '请在“断网收银”里逐笔处理',
};
export const canSettle = ({ kind }: AttentionRow): boolean => settledElsewhere[kind] === undefined;

/** Only a refund that WeChat held back can be sent again from here; the rest comes right elsewhere or by a person. */
export const canRetry = ({ kind, refund_id: refundId }: AttentionRow): boolean => kind === 'refund-held' && refundId !== null;
