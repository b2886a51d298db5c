import { Text, View } from '@tarojs/components';
import { Tap } from './tap.tsx';
import './tabs.scss';

type Props<Value> = { tabs: readonly (readonly [value: Value, words: string])[]; chosen: Value; onChoose: (value: Value) => void };

/** Parts of one list, kept in sight at its top. */
export const Tabs = <Value,>({ tabs, chosen, onChoose }: Props<Value>) => (
  <View className="tabs">
    {tabs.map(([value, words]) => (
      <Tap key={words} className={`tab ${value === chosen ? 'tab-on' : ''}`} chosen={value === chosen} onTap={() => onChoose(value)}>
        <Text>{words}</Text>
      </Tap>
    ))}
  </View>
);
