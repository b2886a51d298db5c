import { Text, View } from '@tarojs/components';
import type { AddressViewData } from '@mendian/shared/member/member.contract.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Failure } from '../../ui/notice.tsx';
import { BoneRows } from '../../ui/skeleton.tsx';
import { Tap } from '../../ui/tap.tsx';
import { addressText, personText, useAddresses } from './use-addresses.ts';
import './address-list.scss';

type Props = {
  chosenId: string | null;
  /** Absent: a tap edits. */ onChoose?: (address: AddressViewData) => void;
  onEdit: (address: AddressViewData) => void;
  onAdd: () => void;
};

/** The address book; at checkout a tap chooses. */
export const AddressList = ({ chosenId, onChoose, onEdit, onAdd }: Props) => {
  const addresses = useAddresses();
  if (addresses.waiting) return <BoneRows count={3} className="address-bone" />;
  if (addresses.data === null) return <Failure failure={addresses.failure} onRetry={addresses.refresh} />;
  const { items } = addresses.data;
  return (
    <View>
      {items.length === 0 ? <Empty icon="place" title="还没有收货地址" text="添加一个，外送时就不用再填" /> : null}
      <View className="addresses">
        {items.map((address) => (
          <View key={address.id} className="address">
            <Tap className="address-words" label={addressText(address)} onTap={() => (onChoose ?? onEdit)(address)}>
              <Text className="address-place">{addressText(address)}</Text>
              <Text className="address-person">{personText(address)}</Text>
            </Tap>
            {address.id === chosenId ? <Icon name="check" /> : null}
            <Tap className="address-edit" label="修改地址" onTap={() => onEdit(address)}>
              <Icon name="edit" />
            </Tap>
          </View>
        ))}
      </View>
      <View className="address-foot">
        <ActionButton onTap={onAdd}>新增收货地址</ActionButton>
      </View>
    </View>
  );
};
