import type { Scope } from '@mendian/shared/account/scope.ts';
import { actorName } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { writeGrant } from './grant.ts';

export type NewAccount = {
  /** Null: head office's. */
  readonly merchantId: string | null;
  /** The first account of its merchant or of head office: it holds every permission of its desk. */
  readonly primary: boolean;
  /** In small letters. */
  readonly username: string;
  readonly realName: string;
  readonly phone: string;
  readonly passwordHash: string;
  /** The password was set by somebody else and must be changed at the first sign-in. */
  readonly mustChange: boolean;
  readonly scope: Scope;
  readonly roleIds: readonly string[];
};

/** Writes an account with its roles and scope and gives its id. A name that is taken fails on its unique index. */
export const addAccount = async (ctx: Context, account: NewAccount): Promise<string> => {
  const id = ctx.newId();
  await ctx.sql.insert('account', [
    {
      ...{ id, merchant_id: account.merchantId, is_primary: account.primary, username: account.username },
      ...{ real_name: account.realName, phone: account.phone },
      ...{ password_hash: account.passwordHash, must_change: account.mustChange },
      ...{ created_at: ctx.now, created_by: actorName(ctx.actor) },
    },
  ]);
  writeGrant(ctx, id, account);
  return id;
};
