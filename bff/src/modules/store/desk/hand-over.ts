import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/store/hand-over.contract.ts';
import { refuseStore } from '@mendian/shared/store/store.errors.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import { cancelStoreOwner, setStoreOwner } from '../set-store-owner.ts';
import { requireStore } from './require-store.ts';

type HeadOffice = ActorOf<'headOffice'>;
type Asked = InputOf<typeof contract.handOverStore>;
export type Merchant = ReplyOf<typeof contract.listMerchants>['items'][number];

/** The merchants the chain works with: a few hundred. */
export const listMerchants = async ({ sql, actor }: ReadContext<HeadOffice>): Promise<ReplyOf<typeof contract.listMerchants>> => {
  requireWholeChain(actor);
  return { items: await sql.all<Merchant>(`SELECT id, code, name, kind FROM merchant WHERE standing = 'open' ORDER BY code`) };
};

const requireWholeChain = ({ scope }: HeadOffice): void => {
  if (!wholeChain(scope)) throw refuseStore('hand-over/whole-chain');
};

/** Hands a store to another owner from a day on; the same again changes nothing. Orders keep the owner they were placed under. */
export const handOverStore = async (ctx: Context<HeadOffice>, input: Asked): Promise<ReplyOf<typeof contract.handOverStore>> => {
  await requireHandOver(ctx, input);
  const { storeId, ownerId, branchId, fromDay } = input;
  await setStoreOwner(ctx, { storeId, ownerId, branchId, fromDay });
  return {};
};

/** Cancels a hand-over that has not begun; one that is not there any more is cancelled already. */
export const cancelHandOver = async (
  ctx: Context<HeadOffice>,
  { storeId, fromDay }: InputOf<typeof contract.cancelHandOver>,
): Promise<ReplyOf<typeof contract.cancelHandOver>> => {
  await requireStore(ctx.sql, ctx.actor, storeId);
  requireWholeChain(ctx.actor);
  if (fromDay <= dayOf(ctx.now)) throw refuseStore('hand-over/begun');
  if (await cancelStoreOwner(ctx, { storeId, fromDay }))
    audit(ctx, { action: 'store.hand-over-cancelled', subject: storeId, storeId, detail: { fromDay } });
  return {};
};

/**
 * What a hand-over is between, if it can be: by somebody who looks after the whole chain, since he gives a store to whom he may not
 * see; of a store that runs; to merchants that the chain works with.
 */
export const requireHandOver = async (
  { sql, actor, now }: Pick<Context<HeadOffice>, 'actor' | 'now'> & Pick<ReadContext, 'sql'>,
  { storeId, ownerId, branchId, fromDay }: Asked,
) => {
  const store = await requireStore(sql, actor, storeId);
  requireWholeChain(actor);
  if (store.standing === 'closed') throw refuseStore('store/closed-for-good');
  if (fromDay < dayOf(now)) throw refuseStore('hand-over/day-past');
  const merchants = await sql.all<Merchant>(`SELECT id, code, name, kind FROM merchant WHERE id IN (?) AND standing = 'open'`, [
    [ownerId, branchId],
  ]);
  const [owner, branch] = [ownerId, branchId].map((id) => merchants.find((merchant) => merchant.id === id));
  if (owner === undefined || branch === undefined) throw refuseStore('hand-over/no-merchant');
  if (branch.kind !== 'branch' || (owner.kind === 'branch' && owner.id !== branch.id)) throw refuseStore('hand-over/not-a-branch');
  if (store.owner_id === ownerId && store.branch_id === branchId) throw refuseStore('hand-over/same-owner');
  return { store, owner, branch };
};
