import { Text, View } from '@tarojs/components';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { useEffect, useState } from 'react';
import { CouponDoors } from '../../features/coupon/coupon-doors.tsx';
import { LastOrder } from '../../features/order/last-order.tsx';
import { RunningOrders } from '../../features/order/running-orders.tsx';
import { PlaceSheet } from '../../features/place/place-sheet.tsx';
import { whereText } from '../../features/place/where.ts';
import { Doors } from '../../features/store/doors.tsx';
import { NearStores } from '../../features/store/near-stores.tsx';
import { go, setTitle } from '../../platform/go.ts';
import { settings } from '../../platform/settings.ts';
import { useShared } from '../../platform/shared-state.ts';
import { Card, CardRow } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tap } from '../../ui/tap.tsx';
import { useOrderAgain } from '../use-order-again.ts';
import { useHome } from './use-home.ts';
import './index.scss';

const HomePage = () => {
  const [choosing, setChoosing] = useState(false);
  const home = useHome();
  const again = useOrderAgain();
  const brand = useShared(settings)?.brand;
  useEffect(() => {
    if (brand !== undefined) setTitle(brand);
  }, [brand]);
  const { doorStore, lastOrder } = home;
  const openDoor = (mode: OrderMode) => (doorStore === null ? go.stores(mode) : go.menu(doorStore.id, mode));
  return (
    <Screen tab>
      <View className="home-head">
        <Tap className="home-place" label="换一个位置" onTap={() => setChoosing(true)}>
          <Icon name="place" />
          <Text className="home-place-text">{whereText(home.place)}</Text>
          <Icon name="down" size={16} />
        </Tap>
        <Tap className="home-search" label="搜门店" onTap={() => go.stores()}>
          <Icon name="search" />
        </Tap>
      </View>
      <Doors store={doorStore} waiting={home.waiting} onOpen={openDoor} onOther={() => go.stores()} />
      <CouponDoors count={home.coupons} onMine={go.coupons} onCentre={go.couponCentre} />
      {home.passesLeft === 0 ? null : (
        <Card>
          <CardRow label="月卡" words={`今天还可用 ${home.passesLeft} 次`} accent onTap={go.passes} />
        </Card>
      )}
      {home.running.length === 0 ? null : <RunningOrders orders={home.running} onOpen={go.order} />}
      {lastOrder === null ? null : (
        <LastOrder order={lastOrder} busy={again.busyWith === lastOrder.id} onAgain={() => again.start(lastOrder.id)} />
      )}
      <NearStores
        title={home.place === null ? '门店' : home.place.kind === 'located' ? '附近门店' : `${home.place.city}的门店`}
        stores={home.near.items.slice(0, 3)}
        state={home.near.state}
        failure={home.near.failure}
        orderedAt={home.orderedAt}
        onRetry={home.near.retry}
        onChoose={(store) => go.menu(store.id)}
        onAll={() => go.stores()}
      />
      <PlaceSheet open={choosing} onClose={() => setChoosing(false)} />
    </Screen>
  );
};

export default HomePage;
