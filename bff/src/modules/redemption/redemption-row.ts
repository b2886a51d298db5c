import type { Belonging } from '@mendian/shared/account/scope.ts';
import type { BearersData } from '@mendian/shared/coupon/coupon-terms.ts';
import type { RedeemedKind } from '@mendian/shared/coupon/redeem.contract.ts';
import { allocate, type Fen } from '@mendian/shared/kernel/money.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Choice } from './exchange-choices.ts';
import type { RedemptionRow } from './redemption.rows.ts';

/** What was redeemed: a coupon, or a use of a pass. */
type Redeemed = {
  readonly kind: RedeemedKind;
  readonly id: string;
  /** Its template, or its kind. */
  readonly madeFrom: string;
  readonly name: string;
  readonly bearers: BearersData;
  readonly product: Choice | null;
  /** What the goods cost, and what of it is made good to the store. */
  readonly goods: number;
  readonly takenOff: Fen;
};

/** A redemption as it stands from now on: whose store it was, and who bears what, in fen that add up. */
export const redemptionRow = ({ newId, actor, now }: Context<Clerk>, store: Belonging, of: Redeemed): RedemptionRow => {
  const { headOffice, branch, owner } = of.bearers;
  const [ofHeadOffice, ofBranch, ofOwner] = allocate(of.takenOff, [headOffice, branch, owner]);
  return {
    ...{ id: newId(), kind: of.kind, coupon_id: of.id, template_id: of.madeFrom },
    ...{ store_id: store.storeId, owner_id: store.ownerId, branch_id: store.branchId, business_day: dayOf(now) },
    ...{ terminal_id: actor.terminalId, clerk: actor.name, name: of.name },
    takes: of.product && JSON.stringify(of.product.takes.map(({ skuId, quantity }) => ({ skuId, quantity }))),
    ...{ sku_id: of.product?.skuId ?? null, product: of.product?.name ?? '', goods: of.goods, taken_off: of.takenOff },
    ...{ head_office: ofHeadOffice!, branch: ofBranch!, owner: ofOwner!, created_at: now },
    ...{ reversed_at: null, reversed_by: null, reversed_why: null },
  };
};
