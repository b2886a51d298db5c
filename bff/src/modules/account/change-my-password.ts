import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { passwordFault } from '@mendian/shared/account/password-rules.ts';
import type * as contract from '@mendian/shared/account/sign-in.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { StepContext } from '../../platform/serve.ts';
import { endAccountSessions } from '../../platform/sessions.ts';
import { hashPassword, passwordMatches } from './password.ts';

type Endpoint = typeof contract.changeMyPassword.hq;
type Row = { readonly username: string; readonly phone: string; readonly password_hash: string };

/** Whoever finds a desk unattended does not get to guess the password there. */
const perAccount = { name: 'password-change', points: 10, seconds: 900 };

/** Sets one's own password and ends one's other sessions. Hashes are made outside the transaction: each takes some 20 ms. */
export const changeMyPassword = async (
  { actor, reads, limits, transact }: StepContext<Staff>,
  { current, next }: InputOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> => {
  const row = await reads.one<Row>('SELECT username, phone, password_hash FROM account WHERE id = ?', [actor.accountId]);
  if (row === null) throw refuse('auth/required');
  await limits.take(perAccount, actor.accountId);
  if (!(await passwordMatches(current, row.password_hash))) throw refuseAccount('account/password-wrong');
  const fault = next === current ? '新密码不能和当前密码一样，请换一个' : passwordFault(next, row);
  if (fault !== null) throw refuseAccount('account/password-weak', {}, fault);

  const passwordHash = await hashPassword(next);
  await transact(async (ctx) => {
    const changed = await ctx.sql.run('UPDATE account SET password_hash = ?, must_change = 0 WHERE id = ? AND password_hash = ?', [
      ...[passwordHash, actor.accountId, row.password_hash],
    ]);
    if (changed === 0) throw refuseAccount('account/password-wrong');
    await endAccountSessions(ctx, actor.accountId, actor.sessionId);
    audit(ctx, { action: 'account.password-changed', subject: actor.accountId });
  });
  return {};
};
