import { useState } from 'react';
import { getHeldPass, type HeldPassDetailData } from '@mendian/shared/pass/pass-desk.contract.ts';
import { passStandingWords } from '@mendian/shared/pass/pass-figures.ts';
import { refundPasses } from '@mendian/shared/pass/pass.permissions.ts';
import { useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { standingTones } from './pass-names.ts';
import './pass.css';

/** One pass of a member's in full, its uses, and what can be done about its money. */
export const HeldPassDrawer = ({ passId, onClose }: { passId: string; onClose: () => void }) => {
  const { data, error, refetch } = useDeskQuery(getHeldPass, { passId }, { everyMs: 5_000 });
  const mayRefund = useMay(refundPasses.key);
  const canAnswer = data !== undefined && (data.can.refund || data.can.keep);
  return (
    <Drawer title={data?.name ?? '月卡'} onClose={onClose} footer={mayRefund && canAnswer ? <Answers pass={data} /> : undefined}>
      {error !== null ? (
        <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={10} />
      ) : (
        <Detail pass={data} />
      )}
    </Drawer>
  );
};

const Detail = ({ pass }: { pass: HeldPassDetailData }) => (
  <div className="pass-uses">
    <DescriptionList
      items={[
        ['会员', `${pass.member.name} ${pass.member.phone}`],
        ['状态', <StatusDot tone={standingTones[pass.standing]}>{passStandingWords[pass.standing]}</StatusDot>],
        pass.ask !== null && ['申请退款', `${momentOf(pass.ask.at)}，${pass.ask.reason}`],
        pass.answer !== '' && ['总部答复', pass.answer],
        ['售价', moneyText(pass.price)],
        ['已用', `${pass.used} 次，共 ${pass.uses} 次`],
        pass.refunded > 0
          ? ['退款', moneyText(pass.refunded)]
          : ['现在退款应退', pass.refund === 0 ? '到期或用完，不退' : moneyText(pass.refund)],
        ['付款时间', momentOf(pass.boughtAt)],
        ['最后一天', pass.lastDay],
        ['商户单号', pass.tradeNo],
        ['微信支付单号', pass.transactionId],
      ]}
    />
    <Section title="使用记录">
      {pass.recent.length === 0 ? (
        <p className="field-hint">还没有用过</p>
      ) : (
        <DescriptionList
          items={pass.recent.map(({ at, store, clerk, product, earned, reversed }) => [
            momentOf(at),
            `${store} · ${product} · ${clerk}${reversed === null ? ` · 门店得 ${moneyText(earned)}` : `（已撤销：${reversed}）`}`,
          ])}
        />
      )}
    </Section>
  </div>
);

const Answers = ({ pass }: { pass: HeldPassDetailData }) => {
  const [asking, setAsking] = useState<'refund' | 'keep' | null>(null);
  return (
    <>
      {pass.can.keep ? <Button onClick={() => setAsking('keep')}>拒绝退款</Button> : null}
      {pass.can.refund ? (
        <Button look={pass.ask === null ? 'danger' : 'main'} onClick={() => setAsking('refund')}>
          {pass.ask === null ? '主动退款' : '同意退款'} {moneyText(pass.refund)}
        </Button>
      ) : null}
      {asking === null ? null : <AnswerDialog how={asking} pass={pass} onClose={() => setAsking(null)} />}
    </>
  );
};
