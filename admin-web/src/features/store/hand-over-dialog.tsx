import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { handOverStore, listMerchants } from '@mendian/shared/store/hand-over.contract.ts';
import type { StoreDetailData } from '@mendian/shared/store/store-desk.contract.ts';
import { clock } from '../../platform/clock.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { DateField } from '../../ui/desk/date-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { HandOverPreview } from './hand-over-preview.tsx';
import { ownerText } from './store-words.ts';
import { storeParts } from './use-stores.ts';

/** Hands a store to another owner on a day; what goes along is shown before. */
export const HandOverDialog = ({ store, onClose }: { store: StoreDetailData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const today = dayOf(new Date(clock.now()));
  const merchants = useDeskQuery(listMerchants, {}).data?.items ?? [];
  const form = useForm({
    initial: { ownerId: '', branchId: store.branch.id, fromDay: today },
    send: (values) => call(handOverStore, { storeId: store.storeId, ...values }),
    done: () => {
      say('交接已登记', 'good');
      refresh(...storeParts);
      onClose();
    },
    blames: { 'hand-over/day-past': 'fromDay', 'hand-over/not-a-branch': 'branchId', 'hand-over/same-owner': 'ownerId' },
  });
  const options = (of: typeof merchants) => of.map(({ id, code, name }) => ({ value: id, name: `${code} ${name}` }));
  const chooseOwner = (ownerId: string) => {
    const isBranch = merchants.some(({ id, kind }) => id === ownerId && kind === 'branch');
    form.set(isBranch ? { ownerId, branchId: ownerId } : { ownerId });
  };
  return (
    <FormDialog title={`交接 ${store.name}`} form={form} submitWord="确认交接" danger onClose={onClose}>
      <p>现在属于 {ownerText(store)}。已下的订单和它们的钱仍属原商户；收款方不会自动更换。</p>
      <SelectField
        label="交给"
        required
        placeholder="请选择商户"
        options={options(merchants)}
        {...form.field('ownerId')}
        onChange={chooseOwner}
      />
      <SelectField
        label="所属分公司"
        required
        placeholder="请选择分公司"
        options={options(merchants.filter(({ kind }) => kind === 'branch'))}
        {...form.field('branchId')}
      />
      <DateField label="从哪天零点起" required min={today} hint="今天的马上生效" {...form.field('fromDay')} />
      {form.values.ownerId === '' || form.values.branchId === '' || form.values.fromDay === '' ? null : (
        <HandOverPreview asked={{ storeId: store.storeId, ...form.values }} />
      )}
    </FormDialog>
  );
};
