import type { AfterSaleLimits } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { getAfterSaleRules, setMerchantLimits, type MerchantLimitsData } from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import { useDesk } from '../../../platform/desk.ts';
import { useDeskQuery } from '../../../platform/desk-query.ts';
import { FormDialog } from '../../../ui/desk/form.tsx';
import { MerchantPicker } from '../../../ui/desk/merchant-picker.tsx';
import { MoneyField, NumberField } from '../../../ui/desk/number-fields.tsx';
import { useRefresh } from '../../../ui/desk/use-action.ts';
import { useForm } from '../../../ui/desk/use-form.ts';
import type { PickItem } from '../../../ui/desk/use-search.ts';
import { say } from '../../../ui/notices.ts';

type Props = { /** Null: of a merchant that has none yet. */ limits: MerchantLimitsData | null; onClose: () => void };

/** A merchant's own limits; they begin as the chain's. */
export const MerchantLimitsDialog = ({ limits, onClose }: Props) => {
  const chain = useDeskQuery(getAfterSaleRules, {}).data;
  const initial = limits ?? chain;
  return initial === undefined ? null : <LimitsForm limits={limits} initial={initial} onClose={onClose} />;
};

type Values = { readonly [Name in keyof AfterSaleLimits]: number | null } & { readonly merchant: PickItem | null };

const LimitsForm = ({ limits, initial, onClose }: Props & { initial: AfterSaleLimits }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const { storeMax, storeHours, merchantMax, merchantHours } = initial;
  const form = useForm<Values>({
    initial: { merchant: limits && { value: limits.merchantId, name: limits.name }, storeMax, storeHours, merchantMax, merchantHours },
    check: (values) => ((values.storeMax ?? 0) > (values.merchantMax ?? 0) ? { storeMax: '门店的额度不能高于商户的额度' } : {}),
    send: ({ merchant, ...own }) => call(setMerchantLimits, { merchantId: merchant!.value, ...(own as AfterSaleLimits) }),
    done: () => {
      say('已保存，马上算数', 'good');
      refresh('after-sale-limits');
      onClose();
    },
  });
  return (
    <FormDialog
      title={limits === null ? '给商户单独设置售后额度' : `${limits.name}的售后额度`}
      place="centre"
      form={form}
      submitWord="保存"
      onClose={onClose}
    >
      {limits === null ? <MerchantPicker label="商户" required {...form.field('merchant')} /> : null}
      <MoneyField label="店员每笔已完成的订单累计最多退" required {...form.field('storeMax')} />
      <NumberField label="店员只处理完成后多久之内的申请" unit="小时" min={1} max={720} required {...form.field('storeHours')} />
      <MoneyField label="商户每笔已完成的订单累计最多退" required {...form.field('merchantMax')} />
      <NumberField label="商户只处理完成后多久之内的申请" unit="小时" min={1} max={720} required {...form.field('merchantHours')} />
    </FormDialog>
  );
};
