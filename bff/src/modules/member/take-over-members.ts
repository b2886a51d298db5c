import type { Context } from '../../platform/context.ts';
import type { Value } from '../../platform/sql.ts';
import { firstNickname } from './sign-in.ts';

export type NewMember = {
  readonly openid: string;
  readonly unionid: string | null;
  /** Empty: the one that everybody begins with. */
  readonly nickname: string;
  readonly phone: string | null;
  /** Null: now. */
  readonly joinedAt: Date | null;
};

/** Makes members whom another system knew; gives their ids in order. */
export const addMembers = async (ctx: Context, members: readonly NewMember[]): Promise<string[]> => {
  const made = members.map((member) => ({ member, id: ctx.newId() }));
  await ctx.sql.insert(
    'member',
    made.map(({ id, member: { openid, unionid, nickname, phone, joinedAt } }) => ({
      ...{ id, openid, unionid, nickname: nickname === '' ? firstNickname : nickname, phone },
      ...{ created_at: joinedAt ?? ctx.now, joined_by: 'import' },
    })),
  );
  return made.map(({ id }) => id);
};

/** Takes members away as if never met. The caller saw, with their rows locked, that nothing hangs on them. */
export const dropMembers = async (ctx: Context, memberIds: readonly string[]): Promise<void> => {
  await ctx.sql.run('DELETE FROM member WHERE id IN (?)', [memberIds]);
};

/** Sets columns of a member's row. */
export const writeMember = ({ sql }: Context, memberId: string, values: Readonly<Record<string, Value>>): void =>
  sql.later.run(
    `UPDATE member SET ${Object.keys(values)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE id = ?`,
    [...Object.values(values), memberId],
  );
