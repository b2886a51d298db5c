import { ScrollView, Text, View } from '@tarojs/components';
import { findCities } from '@mendian/shared/store/store.contract.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import { useAction } from '../../platform/use-action.ts';
import { useRead } from '../../platform/use-read.ts';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Failure } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { BoneRows } from '../../ui/skeleton.tsx';
import { Tap } from '../../ui/tap.tsx';
import { cityGroups, type City } from './cities.ts';
import { setWhere } from './where.ts';
import './place-sheet.scss';

/** Where to look for stores: the phone's place (with leave), or a city by hand. */
export const PlaceSheet = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const locate = useAction(async () => {
    setWhere({ kind: 'located', city: '', ...(await outside.locate()) });
    onClose();
  });
  const choose = ({ name, latE6, lngE6 }: City) => {
    setWhere({ kind: 'city', city: name, latE6, lngE6 });
    onClose();
  };
  return (
    <Sheet open={open} title="在哪里找门店" onClose={onClose}>
      <Tap className="place-locate" disabled={locate.busy} onTap={() => void locate.run()}>
        <Icon name="aim" />
        <Text>{locate.busy ? '正在定位…' : '使用我的位置'}</Text>
      </Tap>
      {open ? <CityList onChoose={choose} /> : null}
    </Sheet>
  );
};

const CityList = ({ onChoose }: { onChoose: (city: City) => void }) => {
  const [text, setText] = useState('');
  const [letter, setLetter] = useState('');
  const cities = useRead('cities', () => call(findCities, {}), { keepAs: 'cities' });
  if (cities.waiting) return <BoneRows count={4} className="place-bone" />;
  if (cities.data === null) return <Failure failure={cities.failure} onRetry={cities.refresh} />;
  const groups = cityGroups(cities.data.items, text);
  return (
    <View>
      <SearchField className="place-search" value={text} words="搜城市，如 长沙 或 C" onChange={setText} />
      {groups.length === 0 ? <Empty title="这里还没有门店" text="换个城市名试试" /> : null}
      <View className="place-columns">
        <ScrollView className="place-list" scrollY scrollIntoView={letter === '' ? '' : `city-${letter}`}>
          {groups.map(({ initial, cities: items }) => (
            <View key={initial} id={`city-${initial}`}>
              <Text className="place-initial">{initial}</Text>
              {items.map((city) => (
                <Tap key={city.name} className="place-city" onTap={() => onChoose(city)}>
                  <Text>{city.name}</Text>
                  <Text className="place-count">{`${city.stores} 家`}</Text>
                </Tap>
              ))}
            </View>
          ))}
        </ScrollView>
        <View className="place-letters">
          {groups.map(({ initial }) => (
            <Tap key={initial} className="place-letter" label={`到 ${initial}`} onTap={() => setLetter(initial)}>
              <Text>{initial}</Text>
            </Tap>
          ))}
        </View>
      </View>
    </View>
  );
};
