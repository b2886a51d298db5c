import { inScope, wholeChain, type ScopeNode } from '@mendian/shared/account/scope.ts';
import type { Staff } from '../../platform/actor.ts';
import { allOf } from '../../platform/like-sql.ts';
import type { BelongingColumns, Condition } from '../../platform/scope-sql.ts';
import { ofMerchant, visibleTo } from '../../platform/visible-sql.ts';
import type { OrderRow } from '../order/index.ts';

/** Whose an order was when it was placed, whatever became of its store. */
type Owned = Pick<OrderRow, 'store_id' | 'owner_id' | 'branch_id'>;

/** Whether somebody at a desk may see an order. A store that changed hands leaves its older orders with who owned it then. */
export const maySee = (actor: Staff, { store_id: storeId, owner_id: ownerId, branch_id: branchId }: Owned): boolean =>
  inScope(actor.scope, { storeId, ownerId, branchId }) && (actor.kind === 'headOffice' || [ownerId, branchId].includes(actor.merchantId));

/** The same as a condition on orders under the alias `o`: it filters rows that an index of something else has found. */
export const visibleOrders = (actor: Staff): Condition => visibleTo(actor, columns);

const columns: BelongingColumns = { store: 'o.store_id', branch: 'o.branch_id', owner: 'o.owner_id' };

/** One way along an index of `orders`, the newest first; null: the key itself. */
export type Stream = { readonly index: string | null; readonly where: Condition };

export const streamBy = (index: string, column: string, value: string | number): Stream => ({
  index,
  where: { text: `o.${column} = ?`, values: [value] },
});

/** What somebody may see, node by node: each is a range of its own index, and an order may lie in several. */
export type Streams = {
  /** Of the chain, branches and franchisees. */
  readonly wide: readonly Stream[];
  /** Single stores, each thin beside those: they can also be read together, where that is a short span of time. */
  readonly stores: { readonly ids: readonly string[]; readonly besides: Condition };
};

export const streamsOf = (actor: Staff): Streams => {
  const besides = ofMerchant(actor, columns);
  const none = { ids: [], besides };
  if (actor.kind === 'headOffice' && wholeChain(actor.scope)) return { wide: [wholeStream], stores: none };
  if (actor.kind === 'merchant' && wholeChain(actor.scope)) {
    const id = actor.merchantId;
    return { wide: [streamBy('orders_by_owner_id', 'owner_id', id), streamBy('orders_by_branch_id', 'branch_id', id)], stores: none };
  }
  const ids = actor.scope.flatMap((node) => (node.kind === 'store' ? [node.id] : []));
  const wide = actor.scope.flatMap(streamOfNode).map(({ index, where }) => ({ index, where: allOf([where, besides]) }));
  return { wide, stores: { ids, besides } };
};

/** Of one store, or of several at once. */
export const streamOfStores = (ids: readonly string[], besides: Condition): Stream => ({
  index: 'orders_by_store_id',
  where: allOf([{ text: 'o.store_id IN (?)', values: [ids] }, besides]),
});

const wholeStream: Stream = { index: null, where: { text: '1 = 1', values: [] } };

const streamOfNode = (node: ScopeNode): Stream[] => {
  switch (node.kind) {
    case 'chain':
      return [wholeStream];
    case 'branch':
      return [streamBy('orders_by_branch_id', 'branch_id', node.id)];
    case 'franchisee':
      return [streamBy('orders_by_owner_id', 'owner_id', node.id)];
    case 'store':
      return [];
  }
};
