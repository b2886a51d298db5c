import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { setPayeeAlipay as contract } from '@mendian/shared/payment/payee-alipay.contract.ts';
import { refusePayment } from '@mendian/shared/payment/payment.errors.ts';
import { AlipayError, type Alipay } from '../../../gateways/alipay.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { ActorOf, StepContext } from '../../../platform/serve.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import { ownAccountId, type AccountRow } from './account.rows.ts';

type HeadOffice = ActorOf<'headOffice'>;
type Input = InputOf<typeof contract>;
type Reply = ReplyOf<typeof contract>;

/**
 * Sets whose Alipay receives a payee's money from now on. A merchant's token is believed once Alipay said whose it is; what was
 * charged before keeps the account it was charged with, whose token it may renew.
 */
export const setPayeeAlipay =
  (alipay: Alipay | null) =>
  async (steps: StepContext<HeadOffice>, { payeeId, use, authToken }: Input): Promise<Reply> => {
    requireWholeChain(steps);
    if (use !== 'none' && alipay === null) throw refusePayment('payment/no-alipay-app');
    const authorised = use === 'authorised' ? { authToken: authToken ?? '', pid: await requireOwner(alipay!, authToken) } : null;
    return steps.transact(async (given) => {
      const ctx = { ...given, actor: steps.actor };
      const payee = await ctx.sql.one<Payee>(`SELECT id, name FROM payee WHERE id = ?${ctx.sql.lock}`, [payeeId]);
      if (payee === null) throw refuse('thing/not-found');
      const account = use === 'none' ? null : authorised === null ? await readAccount(ctx, 'id', ownAccountId) : await keep(ctx, payee, authorised); // prettier-ignore
      await ctx.sql.run('UPDATE payee SET alipay_account_id = ? WHERE id = ?', [account?.id ?? null, payeeId]);
      const to = account === null ? '不收支付宝' : account.pid === null ? account.name : `${account.name} ${account.pid}`;
      audit(ctx, { action: 'payee.alipay-changed', subject: payeeId, detail: { name: payee.name, to } });
      return { alipay: account && { use: account.pid === null ? 'own' : 'authorised', name: account.name, pid: account.pid } };
    });
  };

type Payee = { readonly id: string; readonly name: string };

const requireOwner = async (alipay: Alipay, authToken: string | undefined): Promise<string> => {
  const pid = authToken === undefined ? null : await alipay.ownerOf(authToken).catch(unavailable);
  if (pid === null) throw refusePayment('payment/alipay-token-invalid');
  return pid;
};

const unavailable = (error: unknown): never => {
  throw error instanceof AlipayError ? refuse('outside/unavailable', {}, '支付宝暂时没有回应，请稍后再试') : error;
};

type Authorised = { readonly pid: string; readonly authToken: string };

/** One account for each merchant at Alipay: authorised again, it has the new token, also for what was charged before. */
const keep = async (ctx: Context<HeadOffice>, payee: Payee, { pid, authToken }: Authorised): Promise<AccountRow> => {
  const row = { id: ctx.newId(), name: payee.name, pid, auth_token: authToken, changed_by: ctx.actor.name, changed_at: ctx.now };
  await ctx.sql.upsert('alipay_account', [row], ['pid'], ['auth_token', 'changed_by', 'changed_at']);
  return readAccount(ctx, 'pid', pid);
};

const readAccount = async ({ sql }: Context, column: 'id' | 'pid', value: string): Promise<AccountRow> =>
  (await sql.one<AccountRow>(`SELECT * FROM alipay_account WHERE ${column} = ?`, [value]))!;
