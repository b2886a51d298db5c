import { useRouter } from '@tarojs/taro';
import { AddressList } from '../../features/address/address-list.tsx';
import { chooseAddress, draftOf } from '../../features/checkout/draft.ts';
import { go } from '../../platform/go.ts';
import { Screen } from '../../ui/screen.tsx';

/** With a store in the address it is a checkout's question: a tap chooses and goes back. */
const AddressesPage = () => {
  const { storeId } = useRouter().params;
  const choose = (addressId: string) => {
    if (storeId === undefined) return;
    chooseAddress(storeId, addressId);
    go.back('addresses');
  };
  return (
    <Screen shape="foot">
      <AddressList
        chosenId={storeId === undefined ? null : draftOf(storeId).get().addressId}
        {...(storeId === undefined ? {} : { onChoose: ({ id }: { id: string }) => choose(id) })}
        onEdit={({ id }) => go.address(id)}
        onAdd={() => go.address()}
      />
    </Screen>
  );
};

export default AddressesPage;
