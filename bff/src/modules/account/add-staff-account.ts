import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import type * as contract from '@mendian/shared/account/account.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { StepContext } from '../../platform/serve.ts';
import { addAccount } from './add-account.ts';
import { checkGrant } from './check-grant.ts';
import { grantDetail, grantOf } from './grant.ts';
import { makeOneTimePassword } from './make-password.ts';
import { viewAccount } from './present-account.ts';

type Endpoint = typeof contract.addAccount.hq;

/** Makes an account of the caller's merchant or of head office, with no more than he holds himself. */
export const addStaffAccount = async ({ actor, transact }: StepContext<Staff>, input: InputOf<Endpoint>): Promise<ReplyOf<Endpoint>> => {
  const { password, passwordHash } = await makeOneTimePassword();
  return transact(async (given) => {
    const ctx = { ...given, actor };
    await requireFreeName(ctx, input.username);
    const grant = grantOf(input);
    await checkGrant(ctx, grant);
    const { username, realName, phone } = input;
    const merchantId = actor.kind === 'merchant' ? actor.merchantId : null;
    const id = await addAccount(ctx, {
      ...{ merchantId, primary: false, username, realName, phone, passwordHash, mustChange: true },
      ...grant,
    });
    audit(ctx, { action: 'account.added', subject: id, detail: { username, realName, ...grantDetail(grant) } });
    return { account: await viewAccount(ctx.sql, actor, id), password };
  });
};

/** A name is one account's at both desks together. Of two that ask at once, the second comes back here and is refused. */
export const requireFreeName = async ({ sql }: Pick<Context, 'sql'>, username: string): Promise<void> => {
  if ((await sql.one('SELECT 1 AS one FROM account WHERE username = ?', [username])) !== null)
    throw refuseAccount('account/username-taken');
};
