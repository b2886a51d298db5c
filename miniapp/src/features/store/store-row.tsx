import { Text, View } from '@tarojs/components';
import type { StoreCardData } from '@mendian/shared/store/store.contract.ts';
import { now } from '../../platform/clock.ts';
import { Tag } from '../../ui/tag.tsx';
import { Tap } from '../../ui/tap.tsx';
import { distanceText } from '../../ui/words.ts';
import { openText, stateWord } from './store-words.ts';
import './store-row.scss';

type Props = { store: StoreCardData; orderedHere: boolean; onTap: () => void };

/** A store in a list: what it is, how far, what it offers now, and why it takes no orders. */
export const StoreRow = ({ store, orderedHere, onTap }: Props) => {
  const state = stateWord(store);
  return (
    <Tap className={`store-row ${store.notTaking === null ? '' : 'store-row-shut'}`} label={`${store.name}，${state.words}`} onTap={onTap}>
      <View className="store-row-head">
        <Text className="store-row-name">{store.name}</Text>
        {store.distance === null ? null : <Text className="store-row-distance">{distanceText(store.distance)}</Text>}
      </View>
      <Text className="store-row-address">{`${store.district}${store.address.replace(store.city, '').replace(store.district, '')}`}</Text>
      <View className="store-row-tags">
        <Tag words={state.words} tone={state.tone} />
        {store.pickup ? <Tag words="自提" /> : null}
        {store.delivery === null ? null : <Tag words="外送" />}
        {orderedHere ? <Tag words="上次点过" tone="accent" /> : null}
        <Text className="store-row-hours">{store.openUntil === null ? openText(store, now()) : store.hoursText}</Text>
      </View>
      {store.notTaking === null ? null : <Text className="store-row-why">{store.notTaking}</Text>}
    </Tap>
  );
};
