import { useRouter } from '@tarojs/taro';
import type { PassDetailData } from '@mendian/shared/pass/pass.contract.ts';
import { useState } from 'react';
import { payFor } from '../../features/pass/buy.ts';
import { PassActions } from '../../features/pass/pass-actions.tsx';
import { PassDetail, PassDetailBones } from '../../features/pass/pass-detail.tsx';
import { PayFoot } from '../../features/pass/pay-foot.tsx';
import { usePass } from '../../features/pass/use-passes.ts';
import { say } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { useAgain } from '../../platform/use-again.ts';
import { useNow } from '../../platform/use-now.ts';
import { Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { countdownText } from '../../ui/words.ts';

/** While the code is shown a clerk may use it any moment, and a refund may come to its end. */
const againMs = 4_000;
const moves: readonly PassDetailData['standing'][] = ['unpaid', 'usable', 'paused', 'refunding'];

const PassPage = () => {
  const { passId = '' } = useRouter().params;
  const reading = usePass(passId);
  const pass = reading.data;
  useAgain(pass !== null && moves.includes(pass.standing), againMs, () => void reading.refresh());
  if (pass === null)
    return (
      <Screen>{reading.failure === null ? <PassDetailBones /> : <Failure failure={reading.failure} onRetry={reading.refresh} />}</Screen>
    );
  return (
    <Screen shape={pass.payUntil === null ? 'long' : 'foot'}>
      <StaleLine failure={reading.failure} onRetry={reading.refresh} />
      <PassDetail pass={pass} />
      <PassActions pass={pass} onChange={reading.put} />
      {pass.payUntil === null ? null : <Paying passId={passId} price={pass.price} until={pass.payUntil} onPaid={reading.refresh} />}
    </Screen>
  );
};

type PayingProps = { passId: string; price: number; until: string; onPaid: () => Promise<void> };

const Paying = ({ passId, price, until, onPaid }: PayingProps) => {
  const time = useNow(1_000);
  const [unsure, setUnsure] = useState(false);
  const paying = useAction(async () => {
    const result = await payFor(passId);
    if (result === 'cancelled') say('还没有付款，月卡为您留着');
    setUnsure(result === 'unsure');
    await onPaid();
  });
  const words = unsure ? '正在向微信核对付款，请稍等' : `请在 ${countdownText(until, time)} 内付款`;
  return <PayFoot price={price} words={words} busy={paying.busy} onPay={() => void paying.run()} />;
};

export default PassPage;
