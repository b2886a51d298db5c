import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { AskFormData } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { useState } from 'react';
import { AskForm } from '../../features/after-sale/ask-form.tsx';
import { amountOf, askedOf, emptyDraft, obstacleOf } from '../../features/after-sale/draft.ts';
import type { Uploaded } from '../../features/after-sale/picture-picker.tsx';
import { sendAfterSale, useAfterSales } from '../../features/after-sale/use-after-sales.ts';
import { go } from '../../platform/go.ts';
import { say } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty, Failure } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import './index.scss';

const AfterSalePage = () => {
  const { orderId = '' } = useRouter().params;
  const { data, failure, refresh } = useAfterSales(orderId, 'form');
  if (data === null)
    return <Screen>{failure === null ? <Bone className="after-sale-bone" /> : <Failure failure={failure} onRetry={refresh} />}</Screen>;
  if (data.form === null)
    return (
      <Screen>
        <Empty title="现在不能申请退款" text={data.whyNot ?? ''} action="返回订单" onAction={() => go.back('after-sale')} />
      </Screen>
    );
  return <Asking orderId={orderId} form={data.form} />;
};

const Asking = ({ orderId, form }: { orderId: string; form: AskFormData }) => {
  const [draft, setDraft] = useState(emptyDraft);
  const [pictures, setPictures] = useState<readonly Uploaded[]>([]);
  const amount = amountOf(askedOf(form, draft));
  const obstacle = obstacleOf(form, draft);
  const send = useAction(async () => {
    await sendAfterSale(
      orderId,
      form,
      draft,
      pictures.map(({ id }) => id),
    );
    say('已提交，请等门店处理');
    go.back('after-sale');
  });
  return (
    <Screen shape="foot">
      <AskForm
        form={form}
        draft={draft}
        pictures={pictures}
        onDraft={setDraft}
        onAdd={(picture) => setPictures((before) => [...before, picture])}
        onDrop={(id) => setPictures((before) => before.filter((one) => one.id !== id))}
      />
      <View className="after-sale-foot">
        <Text className="after-sale-obstacle">{obstacle ?? `共退 ¥${yuanText(amount)}`}</Text>
        <ActionButton busy={send.busy} disabled={obstacle !== null} onTap={() => void send.run()}>
          提交申请
        </ActionButton>
      </View>
    </Screen>
  );
};

export default AfterSalePage;
