import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import type * as contract from '@mendian/shared/account/merchant-account.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { ActorOf, StepContext } from '../../platform/serve.ts';
import { endAccountSessions } from '../../platform/sessions.ts';
import { addAccount } from './add-account.ts';
import { requireFreeName } from './add-staff-account.ts';
import { makeOneTimePassword } from './make-password.ts';
import { requireMerchant } from './merchant-accounts.ts';
import { writeOneTimePassword } from './reset-password.ts';

type HeadOffice = ActorOf<'headOffice'>;
type Add = typeof contract.addMerchantAccount;
type Enable = typeof contract.setMerchantAccountEnabled;
type Reset = typeof contract.resetMerchantPassword;

/** Makes a merchant's first account, with a one-time password that is told once. A merchant has one. */
export const addMerchantAccount = async (
  { actor, transact }: StepContext<HeadOffice>,
  { merchantId, username, realName, phone }: InputOf<Add>,
): Promise<ReplyOf<Add>> => {
  const { password, passwordHash } = await makeOneTimePassword();
  return transact(async (given) => {
    const ctx = { ...given, actor };
    await ctx.sql.one(`SELECT id FROM merchant WHERE id = ?${ctx.sql.lock}`, [merchantId]);
    const { kind, account } = await requireMerchant(ctx.sql, actor, { merchantId });
    if (account !== null) throw refuseAccount('account/merchant-has-one');
    await requireFreeName(ctx, username);
    const id = await addAccount(ctx, {
      ...{ merchantId, primary: true, username, realName, phone, passwordHash, mustChange: true },
      ...{ scope: [{ kind, id: merchantId }], roleIds: [] },
    });
    audit(ctx, { action: 'account.added', subject: id, merchantId, detail: { username, realName, primary: true } });
    return { merchant: await requireMerchant(ctx.sql, actor, { merchantId }), password };
  });
};

/** Lets a first account in, or keeps it out and ends its sessions at once. Its stores, terminals and clerks go on either way. */
export const setMerchantAccountEnabled = async (
  ctx: Context<HeadOffice>,
  { accountId, enabled }: InputOf<Enable>,
): Promise<ReplyOf<Enable>> => {
  const { merchantId, account } = await requireMerchant(ctx.sql, ctx.actor, { accountId });
  await ctx.sql.run('UPDATE account SET enabled = ? WHERE id = ?', [enabled, accountId]);
  if (!enabled) await endAccountSessions(ctx, accountId);
  const { username, realName } = account!;
  audit(ctx, { action: enabled ? 'account.enabled' : 'account.disabled', subject: accountId, merchantId, detail: { username, realName } });
  return requireMerchant(ctx.sql, ctx.actor, { accountId });
};

/** Sets a one-time password for a merchant's first account. */
export const resetMerchantPassword = async (
  { actor, transact }: StepContext<HeadOffice>,
  { accountId }: InputOf<Reset>,
): Promise<ReplyOf<Reset>> => {
  const { password, passwordHash } = await makeOneTimePassword();
  await transact(async (given) => {
    const ctx = { ...given, actor };
    const { merchantId, account } = await requireMerchant(ctx.sql, actor, { accountId });
    const { username, realName } = account!;
    await writeOneTimePassword(ctx, { id: accountId, username, real_name: realName, merchant_id: merchantId }, passwordHash);
  });
  return { password };
};
