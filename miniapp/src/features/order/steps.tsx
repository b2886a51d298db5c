import { Text, View } from '@tarojs/components';
import { timeText } from '../../ui/words.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Step } from './order-words.ts';
import './steps.scss';

/** Four steps, the done ones with their time. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => (
  <View className="steps">
    {steps.map(({ words, at, done }, index) => (
      <View key={words} className={`step ${done ? 'step-done' : ''} ${steps[index + 1]?.done ? 'step-line-done' : ''}`}>
        <View className="step-dot">{done ? <Icon name="check-white" size={16} /> : null}</View>
        <Text className="step-words">{words}</Text>
        <Text className="step-time">{at === null ? ' ' : timeText(at)}</Text>
      </View>
    ))}
  </View>
);
