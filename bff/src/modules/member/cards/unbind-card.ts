import { refuse } from '@mendian/shared/kernel/errors.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { nobody } from './member-cards.ts';

type Unbinding = { readonly memberId: string; readonly cardId: string; readonly reason: string };

/**
 * Takes a card from its member. Its row stays, so that neither the old number nor a file that is brought once more gives it to anybody
 * by itself. Unbound already: nothing happens; somebody else's, or none: refused.
 */
export const unbindCard = async (ctx: Context, { memberId, cardId, reason }: Unbinding): Promise<void> => {
  const card = await ctx.sql.one<{ number: string; member_id: string; unbound_at: Date | null }>(
    `SELECT number, member_id, unbound_at FROM member_card WHERE id = ?${ctx.sql.lock}`,
    [cardId],
  );
  if (card?.member_id === nobody && card.unbound_at !== null) return;
  if (card?.member_id !== memberId) throw refuse('thing/not-found');
  // The number on all kinds of cards is one to whoever recognises: it goes as a whole.
  await ctx.sql.run('UPDATE member_card SET member_id = ?, phone = NULL, unbound_at = ? WHERE number = ? AND member_id = ?', [
    ...[nobody, ctx.now, card.number, memberId],
  ]);
  audit(ctx, { action: 'member.card-unbound', subject: memberId, detail: { ending: card.number.slice(-4), reason } });
};
