import { useRouter } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { useState } from 'react';
import { PlaceSheet } from '../../features/place/place-sheet.tsx';
import { where, whereText } from '../../features/place/where.ts';
import { useMyStores } from '../../features/store/my-stores.ts';
import { StoreList } from '../../features/store/store-list.tsx';
import { useLater } from '../../ui/use-later.ts';
import { go } from '../../platform/go.ts';
import { useShared } from '../../platform/shared-state.ts';
import { Icon } from '../../ui/icon.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Tap } from '../../ui/tap.tsx';
import './index.scss';

const StoresPage = () => {
  const mode = useRouter().params['mode'] as OrderMode | undefined;
  const place = useShared(where);
  const mine = useMyStores();
  const [choosing, setChoosing] = useState(false);
  const [text, setText] = useState('');
  const asked = useLater(text.trim(), 300);
  return (
    <Screen shape="full">
      <View className="stores-head">
        <Tap className="stores-place" label="换一个位置" onTap={() => setChoosing(true)}>
          <Icon name="place" />
          <Text className="stores-place-text">{whereText(place)}</Text>
          <Icon name="down" size={16} />
        </Tap>
        <SearchField className="stores-search" value={text} words="搜店名、地址" onChange={setText} />
      </View>
      <StoreList
        ask={{ from: place, city: place?.kind === 'city' ? place.city : '', text: asked }}
        orderedAt={(mine.data?.items ?? []).map(({ storeId }) => storeId)}
        onChoose={({ id }) => go.menuInstead(id, mode)}
        onOtherPlace={() => setChoosing(true)}
      />
      <PlaceSheet open={choosing} onClose={() => setChoosing(false)} />
    </Screen>
  );
};

export default StoresPage;
