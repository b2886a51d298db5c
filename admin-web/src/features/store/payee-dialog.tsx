import type { StoreDetailData } from '@mendian/shared/store/store-desk.contract.ts';
import { listPayees, setPayee } from '@mendian/shared/store/store-steps.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { storeParts } from './use-stores.ts';

/** Head office chooses who receives a store's money. */
export const PayeeDialog = ({ store, onClose }: { store: StoreDetailData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const payees = useDeskQuery(listPayees, {}).data?.items ?? [];
  const form = useForm({
    initial: { payeeId: store.payee?.id ?? '' },
    send: ({ payeeId }) => call(setPayee, { storeId: store.storeId, payeeId }),
    done: () => {
      say('收款方已更换，以后的订单付给它', 'good');
      refresh(...storeParts);
      onClose();
    },
  });
  return (
    <FormDialog title={`${store.name}的收款方`} place="centre" form={form} submitWord="更换收款方" danger onClose={onClose}>
      <p>更换后，新订单的钱付给新的收款方；已经下的订单和它们的退款仍走原来的收款方。</p>
      <SelectField
        label="收款方"
        required
        placeholder="请选择"
        options={payees.map(({ id, name, mchid, mode }) => ({
          value: id,
          name: `${name}（${mode === 'direct' ? '直连' : '服务商'}，${mchid}）`,
        }))}
        {...form.field('payeeId')}
      />
    </FormDialog>
  );
};
