import { Input, Text, View } from '@tarojs/components';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import './code-field.scss';

type Props = { code: string; problem: string; busy: boolean; onChange: (code: string) => void; onReceive: () => void };

/** Where a code is typed that one heard or read; what is wrong with it stands below. */
export const CodeField = ({ code, problem, busy, onChange, onReceive }: Props) => (
  <Card>
    <View className="code-field">
      <Input
        className="code-field-input"
        value={code}
        placeholder="输入口令领券"
        placeholderClass="code-field-placeholder"
        maxlength={20}
        confirmType="done"
        onInput={({ detail }) => onChange(detail.value)}
        onConfirm={onReceive}
        {...(process.env.TARO_ENV === 'h5' ? { 'aria-label': '口令' } : {})}
      />
      <ActionButton small kind="outline" label="用口令领取" busy={busy} disabled={code.trim() === ''} onTap={onReceive}>
        领取
      </ActionButton>
    </View>
    {problem === '' ? null : <Text className="code-field-problem">{problem}</Text>}
  </Card>
);
