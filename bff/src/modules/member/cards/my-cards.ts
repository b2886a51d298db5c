import type { listMyCards as contract } from '@mendian/shared/member/member-card.contract.ts';
import { cardKinds, endingText, type CardKind } from '@mendian/shared/member/member-card.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Customer } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';

/** More than anybody carries. */
const cardsMax = 50;

export const listMyCards = async ({ sql, actor }: ReadContext<Customer>): Promise<ReplyOf<typeof contract>> => {
  const cards = await sql.all<{ id: string; kind: CardKind; number: string }>(
    `SELECT id, kind, number FROM member_card WHERE member_id = ? ORDER BY id LIMIT ${cardsMax}`,
    [actor.memberId],
  );
  return {
    items: cardKinds.flatMap((kind) =>
      cards.filter((card) => card.kind === kind).map(({ id, number }) => ({ id, kind, ending: endingText(number) })),
    ),
  };
};
