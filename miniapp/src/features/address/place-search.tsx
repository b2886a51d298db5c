import { Text, View } from '@tarojs/components';
import type { Place } from '@mendian/shared/store/distance.ts';
import { findStores } from '@mendian/shared/store/store.contract.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import type { ChosenPlace } from '../../platform/outside.ts';
import { useAction } from '../../platform/use-action.ts';
import { useRead } from '../../platform/use-read.ts';
import { Icon } from '../../ui/icon.tsx';
import { Failure } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { BoneRows } from '../../ui/skeleton.tsx';
import { Tap } from '../../ui/tap.tsx';
import './place-search.scss';

type Props = { near: Place | null; onChoose: (place: ChosenPlace) => void; onClose: () => void };

/**
 * Where there is no map (the web): a name typed by hand at the browser's own place, or a street one of our stores stands
 * in. Good enough to tell whether it can be delivered.
 */
export const PlaceSearch = ({ near, onChoose, onClose }: Props) => {
  const [text, setText] = useState('');
  const here = useAction(async () => onChoose({ name: text.trim() === '' ? '我的位置' : text.trim(), ...(await outside.locate()) }));
  const found = useRead(`${text}|${JSON.stringify(near)}`, () =>
    call(findStores, {
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(near === null ? {} : { latE6: near.latE6, lngE6: near.lngE6 }),
      limit: 20,
    }),
  );
  return (
    <Sheet open title="选择地点" onClose={onClose}>
      <SearchField className="place-search-box" value={text} words="搜街道、商场、小区" onChange={setText} />
      <Tap className="place-search-here" disabled={here.busy} onTap={() => void here.run()}>
        <Icon name="aim" />
        <Text>{here.busy ? '正在定位…' : text.trim() === '' ? '使用我现在的位置' : `“${text.trim()}”就在我现在的位置`}</Text>
      </Tap>
      {found.waiting ? <BoneRows count={3} className="place-search-bone" /> : null}
      {found.data === null && found.failure !== null ? <Failure failure={found.failure} onRetry={found.refresh} /> : null}
      {(found.data?.items ?? []).map(({ id, city, district, address, latE6, lngE6 }) => {
        const place = address.includes(district) ? address : `${district}${address}`;
        return (
          <Tap key={id} className="place-search-row" onTap={() => onChoose({ name: place, latE6, lngE6 })}>
            <Icon name="place" />
            <View className="place-search-words">
              <Text className="place-search-name">{place}</Text>
              <Text className="place-search-city">{city}</Text>
            </View>
          </Tap>
        );
      })}
    </Sheet>
  );
};
