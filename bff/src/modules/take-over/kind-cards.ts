import * as v from 'valibot';
import { cardKinds, cardKindWords } from '@mendian/shared/member/member-card.ts';
import { addCards, dropCards, writeCard } from '../member/index.ts';
import { needed, readWith, shownCode } from './fields.ts';
import { findCards, holderOf } from './find-cards.ts';
import { madeOf, type Kind } from './kind.ts';
import { cardKey, readMembersNamed } from './members-named.ts';

const CardLine = v.object({
  number: shownCode('卡号'),
  kind: v.pipe(
    v.string(),
    v.transform((text) => (text === '' ? 'chain' : cardKinds.find((kind) => cardKindWords[kind] === text))),
    v.check((kind) => kind !== undefined, `种类应是${cardKinds.map((kind) => cardKindWords[kind]).join('、')}`),
    v.transform((kind) => kind!),
  ),
  member: needed('会员', 64),
});
export type CardLine = v.InferOutput<typeof CardLine>;

/** Cards of the chain's own, in WeChat and in Alipay: with their numbers members are recognised. */
export const cardsKind: Kind<CardLine> = {
  read: readWith(CardLine),
  keyOf: ({ number, kind }) => cardKey(number, kind),
  examine: ({ sql }, rows, coming) => findCards(sql, rows, coming),
  make: async (ctx, rows) => {
    const memberOf = await readMembersNamed(ctx.sql, rows.map(({ member }) => member)); // prettier-ignore
    return madeOf(await addCards(ctx, rows.map(({ number, kind, member }) => ({ number, kind, ...holderOf(memberOf, member) })))); // prettier-ignore
  },
  write: writeCard,
  own: [{ table: 'member_card', column: 'id', order: 'id' }],
  uses: [],
  remove: dropCards,
};
