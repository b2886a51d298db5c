import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/store/store-steps.contract.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import { storeChanged } from '../store-changed.ts';
import { requireStore } from './require-store.ts';

type HeadOffice = ActorOf<'headOffice'>;
type List = typeof contract.listPayees;
type Set = typeof contract.setPayee;

/** Those who can receive money: a chain has a few, or one a merchant. */
export const listPayees = async ({ sql }: ReadContext<HeadOffice>): Promise<ReplyOf<List>> => ({
  items: (
    await sql.all<Listed>(
      `SELECT y.id, y.name, y.mode, y.mchid, y.sub_mchid, a.name AS alipay_name, a.pid
       FROM payee y LEFT JOIN alipay_account a ON a.id = y.alipay_account_id ORDER BY y.name, y.id`,
    )
  ).map(({ alipay_name: name, pid, sub_mchid: subMchid, ...payee }) => ({
    ...{ ...payee, subMchid },
    alipay: name === null ? null : { use: pid === null ? 'own' : 'authorised', name, pid },
  })),
});

type Listed = Pick<ReplyOf<List>['items'][number], 'id' | 'name' | 'mode' | 'mchid'> & {
  readonly sub_mchid: string | null;
  readonly alipay_name: string | null;
  readonly pid: string | null;
};

/** Sets who receives the money of orders placed from now on: an order keeps the payee it froze. */
export const setPayee = async (ctx: Context<HeadOffice>, { storeId, payeeId }: InputOf<Set>): Promise<ReplyOf<Set>> => {
  const store = await requireStore(ctx.sql, ctx.actor, storeId);
  const payee = await ctx.sql.one<{ id: string }>('SELECT id FROM payee WHERE id = ?', [payeeId]);
  if (payee === null) throw refuse('thing/not-found');
  if (store.payee_id === payeeId) return {};
  await ctx.sql.run('UPDATE store SET payee_id = ? WHERE id = ?', [payeeId, storeId]);
  audit(ctx, { action: 'store.payee-changed', subject: storeId, storeId, detail: { from: store.payee_id, to: payeeId } });
  storeChanged(ctx, storeId);
  return {};
};
