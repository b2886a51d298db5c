import { Input, Text, View } from '@tarojs/components';
import './field.scss';

type Props = {
  label: string;
  value: string;
  placeholder: string;
  max: number;
  type?: 'text' | 'number' | 'digit' | 'nickname';
  problem?: string;
  onChange: (value: string) => void;
};

/** One line to fill in, its label before it, what is wrong below it. */
export const Field = ({ label, value, placeholder, max, type = 'text', problem = '', onChange }: Props) => (
  <View className="field">
    <View className="field-line">
      <Text className="field-label">{label}</Text>
      <Input
        className="field-input"
        value={value}
        placeholder={placeholder}
        placeholderClass="field-placeholder"
        maxlength={max}
        type={type}
        cursorSpacing={80}
        onInput={({ detail }) => onChange(detail.value)}
        {...(process.env.TARO_ENV === 'h5' ? { 'aria-label': label } : {})}
      />
    </View>
    {problem === '' ? null : <Text className="field-problem">{problem}</Text>}
  </View>
);
