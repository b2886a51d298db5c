import type * as contract from '@mendian/shared/account/account.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { endAccountSessions } from '../../platform/sessions.ts';
import { readForChange, requireDeed } from './account-standing.ts';
import { replaceGrant } from './grant.ts';

type Endpoint = typeof contract.removeAccount.hq;

/** Deletes an account: its name is free for another, its sessions end, and what it did stays in the history. */
export const removeAccount = async (ctx: Context<Staff>, { accountId }: InputOf<Endpoint>): Promise<ReplyOf<Endpoint>> => {
  const { row, standing } = await readForChange(ctx, accountId);
  requireDeed('remove', standing);
  replaceGrant(ctx, accountId, { roleIds: [], scope: [] });
  const { username, real_name: realName } = row;
  await ctx.sql.run('UPDATE account SET deleted_at = ?, enabled = 0, username = ? WHERE id = ?', [
    ...[ctx.now, `${username}#${accountId}`, accountId],
  ]);
  await endAccountSessions(ctx, accountId);
  audit(ctx, { action: 'account.removed', subject: accountId, detail: { username, realName } });
  return {};
};
