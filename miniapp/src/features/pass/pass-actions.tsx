import { View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { askPassRefund, withdrawPassRefund, type PassDetailData } from '@mendian/shared/pass/pass.contract.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import { settings } from '../../platform/settings.ts';
import { say } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ReasonSheet } from '../../ui/reason-sheet.tsx';
import './pass-actions.scss';

type Props = { pass: PassDetailData; onChange: (pass: PassDetailData) => void };

/** What a member can do about the money of a pass: ask for it back, or think again. */
export const PassActions = ({ pass, onChange }: Props) => {
  const [asking, setAsking] = useState(false);
  const ask = useAction(async (reason: string) => {
    // WeChat allows the offer within the tap alone.
    const template = settings.get()?.templates.refund ?? '';
    const offered = outside.offerMessages(template === '' ? [] : [template]);
    onChange(await call(askPassRefund, { passId: pass.id, reason }));
    setAsking(false);
    await offered.catch(() => undefined);
    say('已提交，等总部审核');
  });
  const withdraw = useAction(async () => {
    onChange(await call(withdrawPassRefund, { passId: pass.id }));
    say('已撤回，可以继续使用');
  });
  return (
    <View className="pass-actions">
      {pass.can.askRefund ? (
        <ActionButton kind="plain" onTap={() => setAsking(true)}>
          申请退款
        </ActionButton>
      ) : null}
      {pass.can.withdraw ? (
        <ActionButton kind="outline" busy={withdraw.busy} onTap={() => void withdraw.run()}>
          撤回退款申请
        </ActionButton>
      ) : null}
      {asking ? (
        <ReasonSheet
          title={`申请退款 ¥${yuanText(pass.refund)}`}
          about="提交后月卡立即暂停"
          reasons={['不想要了', '用不到了', '门店领不到', '买错了']}
          confirm="提交申请"
          max={100}
          busy={ask.busy}
          onConfirm={(reason) => void ask.run(reason)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </View>
  );
};
