import { inScope, wholeChain, type ScopeNode } from '@mendian/shared/account/scope.ts';
import type { Staff } from '../../platform/actor.ts';
import { allOf } from '../../platform/like-sql.ts';
import { withinScope, type Condition } from '../../platform/scope-sql.ts';
import type { OrderRow } from '../order/index.ts';

/** Whose an order was when it was placed, whatever became of its store. */
type Owned = Pick<OrderRow, 'store_id' | 'owner_id' | 'branch_id'>;

/** Whether somebody at a desk may see an order. A store that changed hands leaves its older orders with who owned it then. */
export const maySee = (actor: Staff, { store_id: storeId, owner_id: ownerId, branch_id: branchId }: Owned): boolean =>
  inScope(actor.scope, { storeId, ownerId, branchId }) && (actor.kind === 'headOffice' || [ownerId, branchId].includes(actor.merchantId));

/** The same as a condition on orders under the alias `o`: it filters rows that an index of something else has found. */
export const visibleOrders = (actor: Staff): Condition =>
  allOf([withinScope(actor.scope, { store: 'o.store_id', branch: 'o.branch_id', owner: 'o.owner_id' }), ofMerchant(actor)]);

/** One way along an index of `orders`, the newest first; null: the key itself. */
export type Stream = { readonly index: string | null; readonly where: Condition };

export const streamBy = (index: string, column: string, value: string | number): Stream => ({
  index,
  where: { text: `o.${column} = ?`, values: [value] },
});

/** What somebody may see, node by node: each is a range of its own index, and an order may lie in several. */
export const streamsOf = (actor: Staff): Stream[] => {
  if (actor.kind === 'headOffice' && wholeChain(actor.scope)) return [{ index: null, where: { text: '1 = 1', values: [] } }];
  if (actor.kind === 'merchant' && wholeChain(actor.scope))
    return [streamBy('orders_by_owner_id', 'owner_id', actor.merchantId), streamBy('orders_by_branch_id', 'branch_id', actor.merchantId)];
  return actor.scope.map(streamOfNode).map(({ index, where }) => ({ index, where: allOf([where, ofMerchant(actor)]) }));
};

const streamOfNode = (node: ScopeNode): Stream => {
  switch (node.kind) {
    case 'chain':
      return { index: null, where: { text: '1 = 1', values: [] } };
    case 'branch':
      return streamBy('orders_by_branch_id', 'branch_id', node.id);
    case 'franchisee':
      return streamBy('orders_by_owner_id', 'owner_id', node.id);
    case 'store':
      return streamBy('orders_by_store_id', 'store_id', node.id);
  }
};

/** Written the other way round, so that no database takes it for a way to find rows. */
const ofMerchant = (actor: Staff): Condition =>
  actor.kind === 'headOffice' ? { text: '1 = 1', values: [] } : { text: '? IN (o.owner_id, o.branch_id)', values: [actor.merchantId] };
