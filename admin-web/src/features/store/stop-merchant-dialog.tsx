import { countStores, type StoreDetailData } from '@mendian/shared/store/store-desk.contract.ts';
import { stopStores } from '@mendian/shared/store/store-steps.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { say } from '../../ui/notices.ts';
import { storeParts } from './use-stores.ts';

/** Head office stops all stores of a merchant, whose code must be typed. */
export const StopMerchantDialog = ({ owner, onClose }: { owner: StoreDetailData['owner']; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const count = useDeskQuery(countStores, { ownerId: owner.id }).data;
  return (
    <ConfirmDialog
      title="暂停该商户全部门店"
      confirmWord="全部暂停接单"
      typed={owner.code}
      onConfirm={async () => {
        try {
          const { changed, same } = await call(stopStores, { merchantId: owner.id, code: owner.code });
          say(`已暂停 ${changed} 家${same > 0 ? `，${same} 家本来就暂停着` : ''}`, 'good');
        } finally {
          refresh(...storeParts);
        }
      }}
      onClose={onClose}
    >
      <p>
        {owner.name}（{owner.code}）名下{count === undefined ? '所有' : ` ${count.stores} 家`}
        在营门店马上停止接单。它的账号、终端和店员照常，已经下的订单照常制作、交货。
      </p>
      <p>要恢复，请到门店列表按商户筛选，再切换为“营业中”。</p>
    </ConfirmDialog>
  );
};
