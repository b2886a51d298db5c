import { useState } from 'react';
import { cardKindWords } from '@mendian/shared/member/member-card.ts';
import { unbindCard, type MemberFileData } from '@mendian/shared/member/member-desk.contract.ts';
import { unbindCards } from '@mendian/shared/member/member-desk.permissions.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { listOfRows } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';

type Card = MemberFileData['cards'][number];
type CardsProps = { memberId: string; cards: readonly Card[] };

/** The cards that do in a store what the member's code does; one that is lost is taken from him. */
export const MemberCards = ({ memberId, cards }: CardsProps) => {
  const [lost, setLost] = useState<Card | null>(null);
  const mayUnbind = useMay(unbindCards.key);
  const columns = mayUnbind ? [...facts, unbinding(setLost)] : facts;
  return (
    <>
      <DataTable
        label="会员卡"
        list={listOfRows(cards)}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: '没有绑定会员卡', text: '会员在门店出示会员码，店员在“核销”页面扫卡绑定。' }}
      />
      {lost === null ? null : <UnbindDialog memberId={memberId} card={lost} onClose={() => setLost(null)} />}
    </>
  );
};

const facts: readonly Column<Card>[] = [
  { key: 'kind', head: '种类', cell: ({ kind }) => cardKindWords[kind] },
  { key: 'ending', head: '卡号', cell: ({ ending }) => ending },
  { key: 'added', head: '登记时间', cell: ({ addedAt }) => momentOf(addedAt) },
  { key: 'by', head: '在哪绑定', width: 260, cell: ({ boundBy }) => (boundBy === '' ? '旧系统转入' : boundBy) },
];

const unbinding = (onLost: (card: Card) => void): Column<Card> => ({
  key: 'unbind',
  head: '',
  cell: (card) => (
    <Button look="quiet" onClick={() => onLost(card)}>
      解绑
    </Button>
  ),
});

const UnbindDialog = ({ memberId, card, onClose }: { memberId: string; card: Card; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { reason: '' },
    send: ({ reason }) => call(unbindCard, { memberId, cardId: card.id, reason }),
    done: () => {
      say(`${cardKindWords[card.kind]}${card.ending}已解绑`, 'good');
      refresh('members');
      onClose();
    },
  });
  return (
    <FormDialog title={`解绑${cardKindWords[card.kind]}`} place="centre" form={form} submitWord="解绑" danger onClose={onClose}>
      <p>{`${card.ending} 从此在门店认不出这位会员。找回的卡可以由本人出示会员码，在门店重新绑定。`}</p>
      <TextField label="原因" required max={60} autoFocus placeholder="例如：卡丢了" {...form.field('reason')} />
    </FormDialog>
  );
};
