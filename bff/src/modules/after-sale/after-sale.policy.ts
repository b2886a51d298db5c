import type { AfterSaleLevel } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { Actor, Clerk, Staff } from '../../platform/actor.ts';
import type { Policy } from '../../platform/authorize.ts';
import { maySee } from '../order-desk/index.ts';
import type { CaseRow } from './after-sale.rows.ts';

/** Whoever decides: a clerk of the store, or somebody at one of the desks. */
export type Decider = Clerk | Staff;

type Subject = Pick<CaseRow, 'member_id' | 'store_id' | 'owner_id' | 'branch_id'>;

const isOwn = (actor: Actor, { member_id: memberId }: Subject): boolean => actor.kind === 'customer' && actor.memberId === memberId;

const looksAfter = (actor: Actor, subject: Subject): boolean => {
  if (actor.kind === 'clerk') return actor.storeId === subject.store_id;
  return (actor.kind === 'headOffice' || actor.kind === 'merchant') && maySee(actor, subject);
};

/** Who may do what to a case. Whether its state and level allow it is another question. */
export const afterSalePolicy: Policy<Subject, 'withdraw' | 'decide'> = {
  see: (actor, subject) => isOwn(actor, subject) || looksAfter(actor, subject),
  withdraw: isOwn,
  decide: looksAfter,
};

const levels = { clerk: 'store', merchant: 'merchant', headOffice: 'office' } as const satisfies Record<Decider['kind'], AfterSaleLevel>;

export const levelOf = ({ kind }: Pick<Decider, 'kind'>): AfterSaleLevel => levels[kind];
