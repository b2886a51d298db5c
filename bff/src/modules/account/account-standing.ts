import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { deedsOf, standingTo, type Standing } from '@mendian/shared/account/account-rules.ts';
import { refuse, type DomainError } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { AccountRow } from './account.rows.ts';
import type { Grant } from './grant.ts';
import { partyOf, readScope, requireLockedAccount } from './read-account.ts';
import { readPlaces } from './read-places.ts';

export type Found = { readonly row: AccountRow; readonly standing: Standing; readonly held: Grant };

/** An account that the caller sees, locked, with what it holds and how he stands to it. */
export const readForChange = async (ctx: Context<Staff>, accountId: string): Promise<Found> => {
  const row = await requireLockedAccount(ctx.sql, ctx.actor, accountId);
  const scope = await readScope(ctx.sql, row);
  const roles = await ctx.sql.all<{ role_id: string }>('SELECT role_id FROM account_role WHERE account_id = ?', [accountId]);
  const places = await readPlaces(ctx.sql, ctx.actor, scope);
  return {
    row,
    standing: standingTo(ctx.actor, partyOf(row, scope), places),
    held: { roleIds: roles.map(({ role_id: roleId }) => roleId), scope },
  };
};

/** Refuses a deed that does not follow from how the caller stands to the account, with the reason. */
export const requireDeed = (deed: keyof ReturnType<typeof deedsOf>, standing: Standing): void => {
  if (!deedsOf(standing)[deed]) throw refusalOf(standing);
};

const refusalOf = (standing: Standing): DomainError => {
  switch (standing) {
    case 'own':
      return refuseAccount('account/own');
    case 'first':
      return refuseAccount('account/first');
    case 'holds-more':
      return refuseAccount('account/holds-more');
    case 'free':
      return refuse('auth/forbidden');
  }
};
