import { useRouter } from '@tarojs/taro';
import { AddressForm } from '../../features/address/address-form.tsx';
import { useAddresses } from '../../features/address/use-addresses.ts';
import { where } from '../../features/place/where.ts';
import { go } from '../../platform/go.ts';
import { useShared } from '../../platform/shared-state.ts';
import { Failure } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { BoneRows } from '../../ui/skeleton.tsx';

const AddressPage = () => {
  const { addressId } = useRouter().params;
  const near = useShared(where);
  const addresses = useAddresses(addressId !== undefined);
  const address = addresses.data?.items.find(({ id }) => id === addressId) ?? null;
  if (addressId !== undefined && address === null)
    return (
      <Screen>
        {addresses.failure === null ? (
          <BoneRows count={3} className="address-bone" />
        ) : (
          <Failure failure={addresses.failure} onRetry={addresses.refresh} />
        )}
      </Screen>
    );
  return (
    <Screen shape="foot">
      <AddressForm key={address?.id ?? 'new'} address={address} near={near} onDone={() => go.back('address')} />
    </Screen>
  );
};

export default AddressPage;
