import { useState } from 'react';
import { joinChannelWords } from '@mendian/shared/member/join-channel.ts';
import { getMember, type MemberFileData } from '@mendian/shared/member/member-desk.contract.ts';
import { correctPoints } from '@mendian/shared/member/member-desk.permissions.ts';
import { useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { useParam, useQueryState } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Skeleton } from '../../ui/desk/page.tsx';
import { Tabs } from '../../ui/desk/tabs.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { MemberCases, MemberOrders, MemberPasses } from './member-bought.tsx';
import { MemberCards } from './member-cards.tsx';
import { MemberCoupons } from './member-coupons.tsx';
import { MemberPoints } from './member-points.tsx';
import './member.css';

const back = { to: '/members', title: '会员' };

/** A member as a whole: what he has, where it came from, and what can be put right. */
export const MemberPage = () => {
  const memberId = useParam('memberId');
  const { data, error, refetch } = useDeskQuery(getMember, { memberId });
  if (data !== undefined && error === null) return <Member file={data} />;
  return (
    <Page>
      <PageHead title="会员" back={back} />
      {error === null ? <Skeleton rows={12} /> : <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />}
    </Page>
  );
};

const parts = ['points', 'coupons', 'passes', 'orders', 'cases', 'cards'] as const;
type Part = (typeof parts)[number];
const partWords: Record<Part, string> = {
  points: '积分明细',
  coupons: '优惠券',
  passes: '月卡',
  orders: '最近的订单',
  cases: '售后',
  cards: '会员卡',
};

const Member = ({ file }: { file: MemberFileData }) => {
  const [asked, setPart] = useQueryState('part', 'points');
  const part = parts.find((one) => one === asked) ?? 'points';
  const [correcting, setCorrecting] = useState(false);
  const mayCorrect = useMay(correctPoints.key);
  return (
    <Page>
      <PageHead
        title={`${file.name === '' ? '会员' : file.name} ${file.phone}`.trim()}
        sentence={sentenceOn(file)}
        back={back}
        actions={mayCorrect ? <Button onClick={() => setCorrecting(true)}>调整积分</Button> : undefined}
      />
      <Tabs label="会员" tabs={parts.map((key) => ({ key, title: partWords[key] }))} value={part} onChange={setPart}>
        <PartOf file={file} part={part} />
      </Tabs>
      {correcting ? <CorrectDialog memberId={file.id} points={file.card.points} onClose={() => setCorrecting(false)} /> : null}
    </Page>
  );
};

/** Tier, points, growth and how he came in one sentence; what runs out next is part of the points. */
const sentenceOn = ({ card, joinedAt, channel }: MemberFileData): string =>
  [
    `${card.tier.name}${card.reviewedOn === null ? '' : `（保留到 ${card.reviewedOn}）`}`,
    `积分 ${card.points}${card.expiring === null ? '' : `，其中 ${card.expiring.points} 在 ${card.expiring.lastDay} 到期`}`,
    `近一年成长值 ${card.growth}`,
    `${momentOf(joinedAt)} 注册${channel === null ? '' : `（${joinChannelWords[channel]}）`}`,
  ].join(' · ');

const PartOf = ({ file, part }: { file: MemberFileData; part: Part }) => {
  switch (part) {
    case 'points':
      return <MemberPoints memberId={file.id} />;
    case 'coupons':
      return <MemberCoupons memberId={file.id} />;
    case 'passes':
      return <MemberPasses passes={file.passes} />;
    case 'orders':
      return <MemberOrders orders={file.orders} />;
    case 'cases':
      return <MemberCases cases={file.cases} />;
    case 'cards':
      return <MemberCards memberId={file.id} cards={file.cards} />;
  }
};
