import { Text, View } from '@tarojs/components';
import { Icon } from './icon.tsx';
import { Tap } from './tap.tsx';
import './stepper.scss';

type Props = { text: string; of: string; onLess: () => void; onMore: () => void; lessOff?: boolean; moreOff?: boolean };

/** − n +. Each button is 44 px to the finger and 28 to the eye. */
export const Stepper = ({ text, of, onLess, onMore, lessOff = false, moreOff = false }: Props) => (
  <View className="stepper">
    <Tap className="stepper-button" label={`减少${of}`} disabled={lessOff} onTap={onLess}>
      <View className={`stepper-dot stepper-less ${lessOff ? 'stepper-off' : ''}`}>
        <Icon name={lessOff ? 'minus-off' : 'minus'} size={16} />
      </View>
    </Tap>
    <Text className="stepper-text">{text}</Text>
    <Tap className="stepper-button" label={`增加${of}`} disabled={moreOff} onTap={onMore}>
      <View className={`stepper-dot stepper-more ${moreOff ? 'stepper-more-off' : ''}`}>
        <Icon name="plus-white" size={16} />
      </View>
    </Tap>
  </View>
);
