import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/member/member.contract.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';

const addressesMax = 20;

/** Adds an address. The member's row is locked while they are counted, so two at once cannot both be the twentieth. */
export const addAddress = async (
  ctx: Context<Customer>,
  input: InputOf<typeof contract.addAddress>,
): Promise<ReplyOf<typeof contract.addAddress>> => {
  const { memberId } = ctx.actor;
  await ctx.sql.one(`SELECT id FROM member WHERE id = ?${ctx.sql.lock}`, [memberId]);
  const kept = await ctx.sql.one<{ kept: number }>('SELECT COUNT(*) AS kept FROM address WHERE member_id = ?', [memberId]);
  if ((kept?.kept ?? 0) >= addressesMax) throw refuseMember('member/too-many-addresses');

  const id = ctx.newId();
  const { contact, phone, place, door, latE6, lngE6 } = input;
  const row = { id, member_id: memberId, contact, phone, place, door, lat_e6: latE6, lng_e6: lngE6, created_at: ctx.now };
  await ctx.sql.insert('address', [row]);
  return { id, ...input };
};

export const changeAddress = async (
  { actor, sql }: Context<Customer>,
  { addressId, ...fields }: InputOf<typeof contract.changeAddress>,
): Promise<ReplyOf<typeof contract.changeAddress>> => {
  const { contact, phone, place, door, latE6, lngE6 } = fields;
  const changed = await sql.run(
    'UPDATE address SET contact = ?, phone = ?, place = ?, door = ?, lat_e6 = ?, lng_e6 = ? WHERE id = ? AND member_id = ?',
    [contact, phone, place, door, latE6, lngE6, addressId, actor.memberId],
  );
  if (changed === 0) throw refuse('thing/not-found');
  return { id: addressId, ...fields };
};

/** Removing what is gone, or another's, leaves things as they are: the answer is the same. */
export const removeAddress = async (
  { actor, sql }: Context<Customer>,
  { addressId }: InputOf<typeof contract.removeAddress>,
): Promise<ReplyOf<typeof contract.removeAddress>> => {
  await sql.run('DELETE FROM address WHERE id = ? AND member_id = ?', [addressId, actor.memberId]);
  return {};
};
