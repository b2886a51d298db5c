import { Text, View } from '@tarojs/components';
import { withdrawAfterSale } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { levelWords, reasonText } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { AfterSaleViewData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { stepText } from '@mendian/shared/after-sale/after-sale-words.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { call } from '../../platform/call.ts';
import { askPerson, say } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card, CardRow } from '../../ui/card.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { momentText } from '../../ui/words.ts';
import { CasePictures } from './case-pictures.tsx';
import { useAfterSales } from './use-after-sales.ts';
import './case-cards.scss';

type Props = { order: OrderViewData; now: Date };

/** What was asked back of an order: each case with its course, the latest first. */
export const CaseCards = ({ order, now }: Props) =>
  order.afterSale === null ? null : <KnownCases order={order} now={now} brief={order.afterSale} />;

const KnownCases = ({ order, now, brief }: Props & { brief: NonNullable<OrderViewData['afterSale']> }) => {
  const reading = useAfterSales(order.id, `${brief.id} ${brief.state} ${brief.level}`);
  if (brief.id === null) return <EarlierCard brief={brief} />;
  if (reading.data === null) return <Bone className="case-bone" />;
  return (
    <>
      {reading.data.items.map((one) => (
        <CaseCard key={one.id} one={one} now={now} onChange={() => void reading.refresh()} />
      ))}
    </>
  );
};

/** From before there were cases. */
const EarlierCard = ({ brief }: { brief: NonNullable<OrderViewData['afterSale']> }) => (
  <Card title={brief.state === 'declined' ? '门店没有同意退款' : brief.state === 'asked' ? '退款申请已提交，等门店答复' : '门店同意退款'}>
    <CardRow label="您的原因" words={brief.reason} />
    {brief.answer === '' ? null : <CardRow label="门店答复" words={brief.answer} />}
  </Card>
);

const CaseCard = ({ one, now, onChange }: { one: AfterSaleViewData; now: Date; onChange: () => void }) => {
  const withdraw = useAction(async () => {
    const sure = { title: '撤回退款申请', text: '撤回后可以再申请', yes: '撤回', no: '不撤回' };
    if (!(await askPerson(sure))) return;
    await call(withdrawAfterSale, { caseId: one.id });
    onChange();
    say('已撤回');
  });
  return (
    <Card title={titleOf(one)}>
      <CardRow label="申请退款" words={whatOf(one)} />
      <CardRow label="原因" words={reasonText(one.reason, one.words)} />
      {one.answer === '' ? null : <CardRow label={`${levelWords[one.level]}答复`} words={one.answer} />}
      {one.pictures.length === 0 ? null : <CasePictures ids={one.pictures} />}
      <View className="case-steps">
        {one.steps
          .map((step, index) => (
            <View key={index} className={`case-step ${index === one.steps.length - 1 ? 'case-step-last' : ''}`}>
              <Text className="case-step-words">{stepText(step, '您')}</Text>
              <Text className="case-step-at">{momentText(step.at, now)}</Text>
            </View>
          ))
          .reverse()}
      </View>
      {one.can.withdraw ? (
        <View className="case-withdraw">
          <ActionButton kind="plain" small busy={withdraw.busy} onTap={() => void withdraw.run()}>
            撤回申请
          </ActionButton>
        </View>
      ) : null}
    </Card>
  );
};

const titleOf = ({ state, level, asked, granted, refundState }: AfterSaleViewData): string => {
  switch (state) {
    case 'asked':
      return `退款申请：等${levelWords[level]}处理`;
    case 'declined':
      return `退款申请：${levelWords[level]}没有同意`;
    case 'withdrawn':
      return '退款申请：已撤回';
    case 'refunding':
      return '退款申请：退款处理中';
    case 'done':
      if (refundState === 'closed') return '退款申请：已线下退款';
      return `退款申请：已退款 ¥${yuanText(granted ?? asked)}`;
  }
};

const whatOf = ({ lines, deliveryFee, asked }: AfterSaleViewData): string => {
  const names = lines.map(({ name, pieces }) => (pieces === null ? name : `${name} ${pieces} 份`));
  return `${[...names, ...(deliveryFee.asked === 0 ? [] : ['配送费'])].join('、')}，¥${yuanText(asked)}`;
};
