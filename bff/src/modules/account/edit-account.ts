import type * as contract from '@mendian/shared/account/account.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { endAccountSessions } from '../../platform/sessions.ts';
import { readForChange, requireDeed } from './account-standing.ts';
import { checkGrant } from './check-grant.ts';
import { grantDetail, grantOf, replaceGrant, sameGrant } from './grant.ts';
import { viewAccount } from './present-account.ts';

type Endpoint = typeof contract.editAccount.hq;

/** Changes name and phone, and what an account holds where the caller may; stopping it ends its sessions at once. */
export const editAccount = async (
  ctx: Context<Staff>,
  { accountId, realName, phone, enabled, ...asked }: InputOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> => {
  const { row, standing, held } = await readForChange(ctx, accountId);
  requireDeed('rename', standing);
  const grant = grantOf(asked);
  const [regranted, switched] = [!sameGrant(grant, held), enabled !== (row.enabled === 1)];
  if (regranted || switched) requireDeed('change', standing);
  if (regranted) {
    await checkGrant(ctx, grant);
    replaceGrant(ctx, accountId, grant);
  }
  await ctx.sql.run('UPDATE account SET real_name = ?, phone = ?, enabled = ? WHERE id = ?', [realName, phone, enabled, accountId]);
  if (!enabled) await endAccountSessions(ctx, accountId);
  audit(ctx, {
    action: 'account.changed',
    subject: accountId,
    detail: {
      ...{ username: row.username, realName },
      ...(regranted ? { before: grantDetail(held), after: grantDetail(grant) } : {}),
      ...(switched ? { enabled } : {}),
    },
  });
  return viewAccount(ctx.sql, ctx.actor, accountId);
};
