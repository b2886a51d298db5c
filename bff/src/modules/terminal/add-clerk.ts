import { clerksPerStoreMax } from '@mendian/shared/terminal/clerk.contract.ts';
import type * as contract from '@mendian/shared/terminal/clerk.contract.ts';
import { refuseTerminal } from '@mendian/shared/terminal/terminal.errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { seeStore } from '../../platform/see-store.ts';
import type { StepContext } from '../../platform/serve.ts';
import { hashPin } from './pin.ts';
import { requireClerk } from './read-clerk.ts';

type Endpoint = typeof contract.addStoreClerk.hq;
export type NewClerk = { readonly number: string; readonly name: string; readonly pin: string };

/**
 * Adds a clerk to a store and gives their id. Hashing takes some 20 ms: whoever adds thousands makes the hashes before, with
 * `hashPin`, and inserts the rows.
 */
export const addClerk = async (ctx: Context, storeId: string, { number, name, pin }: NewClerk): Promise<string> =>
  writeClerk(ctx, storeId, { number, name, pinHash: await hashPin(pin) });

/** A clerk added at a desk. Of two with one number at once, the second comes back and is refused. */
export const addStoreClerk = async (
  { actor, reads, transact }: StepContext<Staff>,
  { storeId, number, name, pin }: InputOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> => {
  await seeStore(reads, actor, storeId);
  const pinHash = await hashPin(pin);
  return transact(async (given) => {
    const ctx = { ...given, actor };
    await seeStore(ctx.sql, actor, storeId);
    await requireRoom(ctx, storeId, number);
    return requireClerk(ctx, storeId, await writeClerk(ctx, storeId, { number, name, pinHash }));
  });
};

const requireRoom = async ({ sql }: Context, storeId: string, number: string): Promise<void> => {
  if ((await sql.one('SELECT 1 AS one FROM clerk WHERE store_id = ? AND number = ?', [storeId, number])) !== null)
    throw refuseTerminal('clerk/number-taken');
  const counted = await sql.one<{ clerks: number }>('SELECT COUNT(*) AS clerks FROM clerk WHERE store_id = ? AND ended_at IS NULL', [
    storeId,
  ]);
  if ((counted?.clerks ?? 0) >= clerksPerStoreMax) throw refuseTerminal('clerk/too-many');
};

type Written = Pick<NewClerk, 'number' | 'name'> & { readonly pinHash: string };

const writeClerk = async (ctx: Context, storeId: string, { number, name, pinHash }: Written): Promise<string> => {
  const id = ctx.newId();
  await ctx.sql.insert('clerk', [{ id, store_id: storeId, number, name, pin_hash: pinHash }]);
  audit(ctx, { action: 'clerk.added', subject: id, storeId, detail: { number, name } });
  return id;
};
