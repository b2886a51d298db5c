import { Text, View } from '@tarojs/components';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import type { StoreCardData } from '@mendian/shared/store/store.contract.ts';
import { now } from '../../platform/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { Tap } from '../../ui/tap.tsx';
import { offerText, storeLine } from './store-words.ts';
import './doors.scss';

type Props = {
  /** The store the doors lead to; `waiting` while it is looked for; null: one has to choose. */
  store: StoreCardData | null;
  waiting: boolean;
  onOpen: (mode: OrderMode) => void;
  onOther: () => void;
};

/** Two doors, and the store they lead to. */
export const Doors = ({ store, waiting, onOpen, onOther }: Props) => (
  <View className="doors">
    <Tap className="doors-store" label={store === null ? '选择门店' : `${store.name}，换一家门店`} onTap={onOther}>
      <View className="doors-store-words">
        {waiting ? <Bone className="doors-bone" /> : <Text className="doors-store-name">{store?.name ?? '选择一家门店开始点单'}</Text>}
        {waiting ? (
          <Bone className="doors-bone-line" />
        ) : (
          <Text className="doors-store-line">{store === null ? '按位置、城市或店名查找' : storeLine(store, now())}</Text>
        )}
      </View>
      <Text className="doors-other">{store === null ? '选择' : '换门店'}</Text>
      <Icon name="right-accent" size={16} />
    </Tap>
    <View className="doors-two">
      <Door mode="pickup" title="自提" store={store} onOpen={onOpen} />
      <Door mode="delivery" title="外送" store={store} onOpen={onOpen} />
    </View>
  </View>
);

const Door = ({
  mode,
  title,
  store,
  onOpen,
}: {
  mode: OrderMode;
  title: string;
  store: StoreCardData | null;
  onOpen: (mode: OrderMode) => void;
}) => (
  <Tap className="door" onTap={() => onOpen(mode)}>
    <View className="door-sign">
      <Icon name={mode === 'pickup' ? 'bag' : 'scooter'} size={32} />
    </View>
    <Text className="door-title">{title}</Text>
    <Text className="door-line">{store === null ? (mode === 'pickup' ? '到店取，不排队' : '门店送到家') : offerText(store, mode)}</Text>
  </Tap>
);
