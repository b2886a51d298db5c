import type { CardOnFileData } from '@mendian/shared/member/member-card.contract.ts';
import { cardKindWords } from '@mendian/shared/member/member-card.ts';
import { Card, CardRow } from '../../ui/card.tsx';

/** Cards that do in a store what the code does; nothing when there are none. */
export const MyCards = ({ cards }: { cards: readonly CardOnFileData[] }) =>
  cards.length === 0 ? null : (
    <Card title="这些卡也可以出示">
      {cards.map(({ id, kind, ending }) => (
        <CardRow key={id} label={cardKindWords[kind]} words={ending} />
      ))}
    </Card>
  );
