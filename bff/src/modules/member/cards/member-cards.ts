import type { CardKind } from '@mendian/shared/member/member-card.ts';
import type { Context } from '../../../platform/context.ts';
import type { Value } from '../../../platform/sql.ts';

export type NewCard = {
  readonly number: string;
  readonly kind: CardKind;
  /** Null: nobody's yet. */
  readonly memberId: string | null;
  /** Of a member who is not here yet: it becomes his when he is. */
  readonly phone: string | null;
};

/** What nobody has is had by this one. */
export const nobody = '';

/** Makes cards; gives their ids in order. */
export const addCards = async (ctx: Context, cards: readonly NewCard[]): Promise<string[]> => {
  const made = cards.map(({ number, kind, memberId, phone }) => ({
    ...{ id: ctx.newId(), number, kind, member_id: memberId ?? nobody, phone, added_at: ctx.now },
  }));
  await ctx.sql.insert('member_card', made);
  return made.map(({ id }) => id);
};

export const dropCards = async ({ sql }: Context, cardIds: readonly string[]): Promise<void> => {
  await sql.run('DELETE FROM member_card WHERE id IN (?)', [cardIds]);
};

/** Sets columns of a card's row. */
export const writeCard = ({ sql }: Context, cardId: string, values: Readonly<Record<string, Value>>): void => {
  const set = Object.keys(values).map((column) => `${column} = ?`).join(', '); // prettier-ignore
  sql.later.run(`UPDATE member_card SET ${set} WHERE id = ?`, [...Object.values(values), cardId]);
};
