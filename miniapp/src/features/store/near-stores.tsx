import { Text, View } from '@tarojs/components';
import type { StoreCardData } from '@mendian/shared/store/store.contract.ts';
import { Empty, Failure, StaleLine } from '../../ui/notice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { Tap } from '../../ui/tap.tsx';
import { StoreRow } from './store-row.tsx';
import './near-stores.scss';

type Props = {
  title: string;
  stores: readonly StoreCardData[];
  state: 'waiting' | 'more' | 'done' | 'failed';
  failure: unknown;
  orderedAt: readonly string[];
  onRetry: () => Promise<void>;
  onChoose: (store: StoreCardData) => void;
  onAll: () => void;
};

/** The first stores of the list, and the way to all of them. */
export const NearStores = ({ title, stores, state, failure, orderedAt, onRetry, onChoose, onAll }: Props) => (
  <View className="near">
    <View className="near-head">
      <Text className="near-title">{title}</Text>
      <Tap className="near-all" label="看全部门店" onTap={onAll}>
        <Text>全部</Text>
        <Icon name="right" size={16} />
      </Tap>
    </View>
    {stores.length > 0 && state === 'failed' ? <StaleLine failure={failure} onRetry={onRetry} /> : null}
    {stores.map((store) => (
      <StoreRow key={store.id} store={store} orderedHere={orderedAt.includes(store.id)} onTap={() => onChoose(store)} />
    ))}
    {stores.length > 0 ? null : state === 'failed' ? (
      <Failure failure={failure} onRetry={onRetry} />
    ) : state === 'done' ? (
      <Empty title="这里还没有门店" text="换个城市看看" action="找门店" onAction={onAll} />
    ) : (
      [0, 1, 2].map((index) => <Bone key={index} className="store-list-bone" />)
    )}
  </View>
);
