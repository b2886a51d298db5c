import { stageFeature, type FeatureData } from '@mendian/shared/feature/feature.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { StoreListPicker } from '../../ui/desk/store-picker.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import type { PickItem } from '../../ui/desk/use-search.ts';
import { say } from '../../ui/notices.ts';
import { reachAt, stageOf, type Reach } from './stage-form.ts';

const storesMax = 500;
const reaches: readonly { value: Reach; name: string }[] = [
  { value: 'everywhere', name: '全部门店' },
  { value: 'percent', name: '一部分门店，按比例' },
  { value: 'named', name: '只给点名的门店' },
  { value: 'nowhere', name: '全部停用' },
];

/** Says which stores have a feature. */
export const StageDialog = ({ feature, onClose }: { feature: FeatureData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const { featureKey, name, sentence, staged } = feature;
  const before = staged?.percent ?? 0;
  const form = useForm({
    initial: { reach: reachAt(feature), percent: before > 0 && before < 100 ? before : null, stores: (staged?.stores ?? []).map(pickOf) },
    send: ({ reach, percent, stores }) =>
      call(stageFeature, { featureKey, ...stageOf(reach, percent, before), storeIds: stores.map(({ value }) => value) }),
    done: () => {
      say('已保存，门店的下一个请求起生效', 'good');
      refresh('features');
      onClose();
    },
    check: ({ reach, stores }) => (reach === 'named' && stores.length === 0 ? { stores: '请至少点名一家门店' } : {}),
    blames: { 'feature/only-grows': 'reach', 'thing/not-found': 'stores' },
  });
  const { reach } = form.values;
  return (
    <FormDialog title={name} form={form} submitWord="保存" danger={reach === 'nowhere'} onClose={onClose}>
      <p>{sentence}。</p>
      <SelectField<Reach> label="开给哪些门店" required options={reaches} {...form.field('reach')} />
      {reach === 'percent' ? (
        <NumberField
          label="给多少门店"
          unit="%"
          min={1}
          max={99}
          required
          hint="比例只能变大，已有的门店保留；要收回请先全部停用"
          {...form.field('percent')}
        />
      ) : null}
      {reach === 'percent' || reach === 'named' ? (
        <StoreListPicker
          label={reach === 'named' ? '点名的门店' : '另外点名的门店'}
          max={storesMax}
          hint={`${reach === 'named' ? '只有它们有' : '不管比例都有'}，最多 ${storesMax} 家`}
          {...form.field('stores')}
        />
      ) : null}
    </FormDialog>
  );
};

const pickOf = ({ id, code, name }: { id: string; code: string; name: string }): PickItem => ({ value: id, name: `${code} ${name}` });
