import type { Actor } from '../../platform/actor.ts';
import type { Policy } from '../../platform/authorize.ts';
import type { OrderRow } from './order.rows.ts';

type Subject = Pick<OrderRow, 'member_id' | 'store_id' | 'paid_at'>;

const isOwn = (actor: Actor, order: Subject): boolean => actor.kind === 'customer' && actor.memberId === order.member_id;

/** A store sees an order once it is paid for: before that it is the customer's alone. */
const worksAtStore = (actor: Actor, order: Subject): boolean =>
  actor.kind === 'clerk' && actor.storeId === order.store_id && order.paid_at !== null;

/** Who may do what to an order. Whether its state allows it is another question: see `orderMachine`. */
export const orderPolicy: Policy<Subject, 'pay' | 'cancel' | 'askRefund' | 'handle'> = {
  see: (actor, order) => isOwn(actor, order) || worksAtStore(actor, order) || actor.kind === 'system' || actor.kind === 'headOffice',
  pay: isOwn,
  cancel: isOwn,
  askRefund: isOwn,
  handle: worksAtStore,
};
