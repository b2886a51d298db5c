import { Text, View } from '@tarojs/components';
import type { AddressViewData } from '@mendian/shared/member/member.contract.ts';
import type { Place } from '@mendian/shared/store/distance.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tap } from '../../ui/tap.tsx';
import { PlaceSearch } from './place-search.tsx';
import { useAddressForm } from './use-address-form.ts';
import './address-form.scss';
import './address-list.scss';

type Props = { address: AddressViewData | null; near: Place | null; onDone: () => void };

/** Adds or changes an address. The place is chosen on WeChat's map; on the web it is searched for. */
export const AddressForm = ({ address, near, onDone }: Props) => {
  const { form, change, problems, choose, save, remove, searching, setSearching } = useAddressForm(address, onDone);
  return (
    <View>
      <View className="address-form">
        <PlaceField place={form.place} problem={problems.place ?? ''} onTap={() => void choose.run()} />
        <Field
          label="门牌"
          value={form.door}
          placeholder="楼栋、单元、门牌"
          max={60}
          problem={problems.door ?? ''}
          onChange={(door) => change({ door })}
        />
        <Field
          label="收货人"
          value={form.contact}
          placeholder="怎么称呼"
          max={20}
          problem={problems.contact ?? ''}
          onChange={(contact) => change({ contact })}
        />
        <Field
          label="手机号"
          value={form.phone}
          placeholder="送餐时联系"
          max={11}
          type="number"
          problem={problems.phone ?? ''}
          onChange={(phone) => change({ phone })}
        />
      </View>
      {address === null ? null : (
        <Tap className="address-form-remove" onTap={() => void remove.run()}>
          <Text>删除这个地址</Text>
        </Tap>
      )}
      <View className="address-foot">
        <ActionButton busy={save.busy} onTap={() => void save.run()}>
          保存
        </ActionButton>
      </View>
      {searching ? (
        <PlaceSearch
          near={near}
          onClose={() => setSearching(false)}
          onChoose={({ name, latE6, lngE6 }) => {
            change({ place: name, latE6, lngE6 });
            setSearching(false);
          }}
        />
      ) : null}
    </View>
  );
};

const PlaceField = ({ place, problem, onTap }: { place: string; problem: string; onTap: () => void }) => (
  <View className="address-form-place">
    <Tap className="address-form-choose" label="选择地点" onTap={onTap}>
      <Text className="field-label">地点</Text>
      <Text className={`address-form-chosen ${place === '' ? 'address-form-none' : ''}`}>
        {place === '' ? '选择小区、写字楼或街道' : place}
      </Text>
      <Icon name="right" size={16} />
    </Tap>
    {problem === '' ? null : <Text className="address-form-problem">{problem}</Text>}
  </View>
);
