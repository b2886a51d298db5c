import type * as contract from '@mendian/shared/account/account.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { StepContext } from '../../platform/serve.ts';
import { endAccountSessions } from '../../platform/sessions.ts';
import { readForChange, requireDeed } from './account-standing.ts';
import type { AccountRow } from './account.rows.ts';
import { makeOneTimePassword } from './make-password.ts';
import { forgiveTries, tryKey } from './sign-in-tries.ts';

type Endpoint = typeof contract.resetPassword.hq;

/** Sets a one-time password for an account that the caller may change. */
export const resetPassword = async (
  { actor, transact }: StepContext<Staff>,
  { accountId }: InputOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> => {
  const { password, passwordHash } = await makeOneTimePassword();
  await transact(async (given) => {
    const ctx = { ...given, actor };
    const { row, standing } = await readForChange(ctx, accountId);
    requireDeed('resetPassword', standing);
    await writeOneTimePassword(ctx, row, passwordHash);
  });
  return { password };
};

type Whose = Pick<AccountRow, 'id' | 'username' | 'real_name' | 'merchant_id'>;

/** Sets the password, ends the account's sessions, lifts a lock, and keeps who did it where the account's merchant can read it. */
export const writeOneTimePassword = async (ctx: Context<Staff>, account: Whose, passwordHash: string): Promise<void> => {
  const { id, username, real_name: realName, merchant_id: merchantId } = account;
  await ctx.sql.run('UPDATE account SET password_hash = ?, must_change = 1 WHERE id = ?', [passwordHash, id]);
  await endAccountSessions(ctx, id);
  forgiveTries(ctx, tryKey(merchantId === null ? 'hq' : 'merchant', username));
  audit(ctx, {
    ...{ action: 'account.password-reset', subject: id, detail: { username, realName } },
    ...(merchantId === null ? {} : { merchantId }),
  });
};
