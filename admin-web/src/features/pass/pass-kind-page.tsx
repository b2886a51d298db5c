import { useState } from 'react';
import { getPassKind, movePassKind, type PassKindData } from '@mendian/shared/pass/pass-kind.contract.ts';
import {
  passKindActions,
  passKindActionWords,
  passKindMachine,
  passKindStateWords,
  type PassKindAction,
} from '@mendian/shared/pass/pass-status.ts';
import { promiseText } from '@mendian/shared/pass/pass-words.ts';
import { editPasses, sellPasses } from '@mendian/shared/pass/pass.permissions.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { useParam } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count-text.ts';
import { bearersText } from '../../ui/desk/bearer-fields.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';
import { PassForm } from './pass-form.tsx';
import { kindTones, passParts } from './pass-names.ts';
import { PassPreview } from './pass-preview.tsx';
import './pass.css';

const back = { to: '/passes', title: '月卡' };

/** One kind: what it promises, what stores get, and what became of it. */
export const PassKindPage = () => {
  const kindId = useParam('kindId');
  const { data, error, refetch } = useDeskQuery(getPassKind, { kindId }, { everyMs: 60_000 });
  if (error !== null || data === undefined)
    return (
      <Page>
        <PageHead title="月卡" back={back} />
        {error === null ? <Skeleton rows={10} /> : <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />}
      </Page>
    );
  return <Detail kind={data} />;
};

const Detail = ({ kind }: { kind: PassKindData }) => {
  const { draft, state, sold, received, used, earned } = kind;
  return (
    <Page>
      <PageHead
        title={draft.name}
        sentence={
          <>
            <StatusDot tone={kindTones[state]}>{passKindStateWords[state]}</StatusDot>
            {` · 卖了 ${countText(sold)} 张，实收 ${moneyText(received)}；用了 ${countText(used)} 次，门店所得 ${moneyText(earned)} `}
            <DeskLink to="/held-passes" query={{ kindId: kind.id }}>
              看会员的月卡
            </DeskLink>
          </>
        }
        back={back}
        actions={<Actions kind={kind} />}
      />
      <div className="pass-detail">
        <Section title="规则">
          <DescriptionList columns={2} items={itemsOf(kind)} />
        </Section>
        <Section title="会员看到的样子">
          <PassPreview draft={draft} names={new Map(kind.names.map(({ id, name }) => [id, name]))} />
        </Section>
      </div>
    </Page>
  );
};

const itemsOf = ({ draft, names, createdBy, createdAt, startedBy, startedAt }: PassKindData) =>
  [
    ['售价', moneyText(draft.price)],
    ['次数', promiseText(draft)],
    ['收款方', names.find(({ id }) => id === draft.payeeId)?.name],
    ['补充说明', draft.note],
    ['门店每次得', moneyText(draft.earns)],
    ['谁承担', bearersText(draft.bearers)],
    ['新建', `${createdBy}，${momentOf(createdAt)}`],
    ['开始售卖', startedBy === null ? null : `${startedBy}，${momentOf(startedAt)}`],
  ] as const;

/** What comes of each move, said before it is done. */
const told: Record<PassKindAction, string> = {
  start: '会员马上可以买。开始售卖之后规则不能再改。',
  end: '会员不能再买，也不能再开始售卖；已经卖出的月卡在有效期内照常可用。',
};

const Actions = ({ kind }: { kind: PassKindData }) => {
  const [opened, setOpened] = useState<PassKindAction | 'edit' | null>(null);
  const [mayEdit, maySell] = [useMay(editPasses.key), useMay(sellPasses.key)];
  const moves = maySell ? passKindActions.filter((action) => passKindMachine.can(kind.state, action)) : [];
  const close = () => setOpened(null);
  return (
    <>
      {mayEdit && kind.state === 'draft' ? <Button onClick={() => setOpened('edit')}>修改</Button> : null}
      {moves.toReversed().map((action) => (
        <Button key={action} look={action === 'start' ? 'main' : 'quiet'} onClick={() => setOpened(action)}>
          {passKindActionWords[action]}
        </Button>
      ))}
      {opened === 'edit' ? <PassForm kind={kind} onClose={close} /> : null}
      {opened === 'start' || opened === 'end' ? <MoveDialog action={opened} kind={kind} onClose={close} /> : null}
    </>
  );
};

const MoveDialog = ({ action, kind, onClose }: { action: PassKindAction; kind: PassKindData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const word = passKindActionWords[action];
  return (
    <ConfirmDialog
      title={`“${kind.draft.name}”${word}？`}
      confirmWord={word}
      danger={action === 'end'}
      onConfirm={async () => {
        await call(movePassKind, { kindId: kind.id, action });
        say(`已${word}`, 'good');
        refresh(...passParts);
      }}
      onClose={onClose}
    >
      {told[action]}
    </ConfirmDialog>
  );
};
