import { Text, View } from '@tarojs/components';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import type { StoreCardData } from '@mendian/shared/store/store.contract.ts';
import { now } from '../../platform/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { Tap } from '../../ui/tap.tsx';
import { offerText, storeLine } from './store-words.ts';
import './store-bar.scss';

type Props = { store: StoreCardData | null; mode: OrderMode; onMode: (mode: OrderMode) => void; onOther: () => void };

/** Over a menu: which store, how far, how soon, and by which way. */
export const StoreBar = ({ store, mode, onMode, onOther }: Props) => (
  <View className="store-bar">
    <View className="store-bar-line">
      <Tap className="store-bar-name" label="换一家门店" onTap={onOther}>
        {store === null ? <Bone className="store-bar-bone" /> : <Text className="store-bar-title">{store.name}</Text>}
        <Icon name="right" size={16} />
      </Tap>
      <View className="store-bar-modes">
        <ModeTap words="自提" chosen={mode === 'pickup'} onTap={() => onMode('pickup')} />
        <ModeTap words="外送" chosen={mode === 'delivery'} onTap={() => onMode('delivery')} />
      </View>
    </View>
    {store === null ? (
      <Bone className="store-bar-bone-line" />
    ) : (
      <Text className="store-bar-facts">{`${storeLine(store, now())} · ${offerText(store, mode)}`}</Text>
    )}
    {store?.notTaking ? <Text className="store-bar-why">{store.notTaking}</Text> : null}
  </View>
);

const ModeTap = ({ words, chosen, onTap }: { words: string; chosen: boolean; onTap: () => void }) => (
  <Tap className={`store-bar-mode ${chosen ? 'store-bar-mode-on' : ''}`} chosen={chosen} onTap={onTap}>
    <Text>{words}</Text>
  </Tap>
);
