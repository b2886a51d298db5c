import { Input, Text, Textarea, View } from '@tarojs/components';
import type { MemberViewData } from '@mendian/shared/member/member.contract.ts';
import { Card, CardRow } from '../../ui/card.tsx';
import { Tap } from '../../ui/tap.tsx';
import { PhoneButton } from '../../ui/phone-button.tsx';
import type { Draft } from './draft.ts';
import './who-card.scss';

type Props = {
  draft: Draft;
  member: MemberViewData | null;
  onChange: (part: Partial<Draft>) => void;
  onPhoneCode: (code: string) => Promise<void>;
  onInvoice: () => void;
};

/** How to be reached (optional for pickup), what to heed, and an invoice. */
export const WhoCard = ({ draft, member, onChange, onPhoneCode, onInvoice }: Props) => {
  const known = member?.phone ?? null;
  return (
    <Card>
      {draft.mode === 'delivery' ? null : (
        <View className="who-phone">
          <Text className="who-label">联系电话</Text>
          <Input
            className="who-input"
            type="number"
            maxlength={11}
            value={draft.phone}
            placeholder={known ?? '可不填'}
            placeholderClass="who-placeholder"
            cursorSpacing={120}
            onInput={({ detail }) => onChange({ phone: detail.value })}
          />
          {known === null && draft.phone === '' ? <PhoneButton words="用微信手机号" onCode={onPhoneCode} /> : null}
        </View>
      )}
      {phoneProblem(draft.phone) === null ? null : <Text className="who-problem">{phoneProblem(draft.phone)}</Text>}
      <View className="who-remark">
        <Text className="who-label">备注</Text>
        <Textarea
          className="who-textarea"
          value={draft.remark}
          maxlength={100}
          autoHeight
          placeholder="口味、切法等要求，100 字以内"
          placeholderClass="who-placeholder"
          cursorSpacing={120}
          onInput={({ detail }) => onChange({ remark: detail.value })}
        />
      </View>
      {member?.invoice ? (
        <Tap
          className="who-invoice"
          chosen={draft.wantsInvoice}
          label="开发票"
          onTap={() => onChange({ wantsInvoice: !draft.wantsInvoice })}
        >
          <Text className="who-label">发票</Text>
          <Text className="who-invoice-words">{draft.wantsInvoice ? member.invoice.title : '不需要'}</Text>
          <View className={`who-switch ${draft.wantsInvoice ? 'who-switch-on' : ''}`} />
        </Tap>
      ) : (
        <CardRow label="发票" words="填写抬头" quiet onTap={onInvoice} />
      )}
    </Card>
  );
};

/** What is wrong with a typed number; null while it is empty or right. */
export const phoneProblem = (phone: string): string | null =>
  phone === '' || /^1[3-9]\d{9}$/.test(phone) ? null : '手机号是 11 位数字，以 1 开头';
