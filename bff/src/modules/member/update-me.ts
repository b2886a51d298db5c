import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/member/member.contract.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { presentMember } from './present-member.ts';
import { requireMember } from './read-member.ts';

type Endpoint = typeof contract.updateMe;

export const updateMe = async (
  { actor, sql, now }: Context<Customer>,
  { nickname, invoice }: InputOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> => {
  await sql.run('UPDATE member SET nickname = ?, invoice_title = ?, invoice_tax_no = ? WHERE id = ?', [
    nickname,
    invoice?.title,
    invoice?.taxNo,
    actor.memberId,
  ]);
  return presentMember(await requireMember(sql, actor.memberId), now);
};
