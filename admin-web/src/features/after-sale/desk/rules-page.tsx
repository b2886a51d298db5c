import type { AfterSaleRules } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { getAfterSaleRules, setRules } from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import { useDesk } from '../../../platform/desk.ts';
import { useDeskQuery } from '../../../platform/desk-query.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/desk/form.tsx';
import { MoneyField, NumberField } from '../../../ui/desk/number-fields.tsx';
import { Page, PageHead, Problem, Section, Skeleton } from '../../../ui/desk/page.tsx';
import { useRefresh } from '../../../ui/desk/use-action.ts';
import { useForm, type Form as FormState } from '../../../ui/desk/use-form.ts';
import { say } from '../../../ui/notices.ts';
import { MerchantLimits } from './merchant-limits.tsx';

/** Times and limits of the whole chain: who may give back how much, and when a case goes up by itself. */
export const RulesPage = () => {
  const asked = useDeskQuery(getAfterSaleRules, {});
  return (
    <Page>
      <PageHead title="售后规则" sentence="对全部门店生效，改了马上算数；单独设了额度的商户按它自己的" />
      {asked.data !== undefined ? (
        <RulesForm key={JSON.stringify(asked.data)} rules={asked.data} />
      ) : asked.isError ? (
        <Problem sentence={sentenceOf(asked.error)} retry={() => void asked.refetch()} />
      ) : (
        <Skeleton rows={8} />
      )}
      <MerchantLimits />
    </Page>
  );
};

type Values = { readonly [Name in keyof AfterSaleRules]: number | null };

const RulesForm = ({ rules }: { rules: AfterSaleRules }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<Values>({
    initial: rules,
    check: ({ storeMax, merchantMax }) => ((storeMax ?? 0) > (merchantMax ?? 0) ? { storeMax: '门店的额度不能高于商户的额度' } : {}),
    send: (values) => call(setRules, values as AfterSaleRules),
    done: () => {
      say('已保存', 'good');
      refresh('after-sale-rules');
    },
  });
  return (
    <Form form={form}>
      <Section title="顾客">
        <Hours form={form} name="askHours" label="完成后多久之内可以申请退款" />
      </Section>
      <Section title="店员">
        <MoneyField label="每笔已完成的订单累计最多退" required {...form.field('storeMax')} />
        <Hours form={form} name="storeHours" label="只处理完成后多久之内的申请" />
        <Hours form={form} name="storeWaitHours" label="多久没处理，自动转给商户" />
      </Section>
      <Section title="商户">
        <MoneyField label="每笔已完成的订单累计最多退" required {...form.field('merchantMax')} />
        <Hours form={form} name="merchantHours" label="只处理完成后多久之内的申请" />
        <Hours form={form} name="merchantWaitHours" label="多久没处理，自动转给总部" />
      </Section>
      <Section title="总部">
        <Hours form={form} name="officeWaitHours" label="多久没处理，列入待处理" />
      </Section>
      <div>
        <Button look="main" type="submit" busy={form.busy} disabled={!form.dirty}>
          保存
        </Button>
      </div>
    </Form>
  );
};

const Hours = ({ form, name, label }: { form: FormState<Values>; name: keyof Values; label: string }) => (
  <NumberField label={label} unit="小时" min={1} max={720} required {...form.field(name)} />
);
