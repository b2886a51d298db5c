import { setStoreSettings, type StoreDetailData } from '@mendian/shared/store/store-desk.contract.ts';
import { scaleLayouts } from '@mendian/shared/till/scale-code.ts';
import { roundDowns, weighRoundings } from '@mendian/shared/till/till-price.ts';
import { roundDownWords, roundingWords, scaleLayoutWords } from '@mendian/shared/till/till-settings.ts';
import { useDesk } from '../../platform/desk.ts';
import { SelectField, SwitchField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { MoneyField, NumberField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { TextArea, TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm, type Form } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { dayNames, faultsOf, formOf, settingsOf, weekdays, type SettingsForm } from './settings-form.ts';
import { uncollectedWords } from './store-words.ts';
import { storeParts } from './use-stores.ts';

/** Opening hours, pickup, delivery and slots of one store. */
export const SettingsDialog = ({ store, onClose }: { store: StoreDetailData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<SettingsForm>({
    initial: formOf(store.settings),
    check: faultsOf,
    send: (values) => call(setStoreSettings, { storeId: store.storeId, settings: settingsOf(values) }),
    done: () => {
      say('门店设置已保存，小程序马上看到', 'good');
      refresh(...storeParts);
      onClose();
    },
  });
  return (
    <FormDialog title={`${store.name}的设置`} form={form} submitWord="保存" onClose={onClose}>
      <HoursFields form={form} />
      <PickupFields form={form} />
      <DeliveryFields form={form} />
      <TillFields form={form} />
    </FormDialog>
  );
};

type FieldsProps = { form: Form<SettingsForm> };

const HoursFields = ({ form }: FieldsProps) => (
  <Section title="营业时间">
    <p className="field-hint">一天可分几段，中间空一格：09:00-14:00 16:00-01:00；过零点照写；不营业写“休息”</p>
    <div className="form-row">
      {dayNames.map((name, day) => (
        <TextField key={name} label={weekdays[day]!} max={80} {...form.field(name)} />
      ))}
    </div>
    <TextArea
      label="节假日"
      rows={4}
      max={2_000}
      placeholder={'2027-02-05 休息\n2027-02-06 10:00-18:00'}
      hint="一行一天，代替那天平时的时间"
      {...form.field('holidays')}
    />
  </Section>
);

const PickupFields = ({ form }: FieldsProps) => (
  <Section title="自提和时段">
    <div className="form-row">
      <NumberField label="备餐时间" unit="分钟" max={1440} required {...form.field('leadMinutes')} />
      <NumberField label="忙碌时再加" unit="分钟" max={1440} required {...form.field('busyExtraMinutes')} />
      <NumberField label="一个时段" unit="分钟" min={5} max={240} required {...form.field('slotMinutes')} />
      <NumberField label="一个时段最多" unit="单" max={10_000} required {...form.field('slotCapacity')} />
      <NumberField label="打烊前停止下单" unit="分钟" max={1440} required {...form.field('lastOrderMinutes')} />
      <NumberField label="最多可约几天后" unit="天" max={7} required {...form.field('daysAhead')} />
      <NumberField label="称重不退的容差" unit="‰" max={1000} required {...form.field('weighTolerancePerMille')} />
      <SelectField
        label="打烊时没人取的订单"
        options={(['keep', 'discard', 'refund'] as const).map((value) => ({ value, name: uncollectedWords[value] }))}
        {...form.field('uncollected')}
      />
    </div>
  </Section>
);

const DeliveryFields = ({ form }: FieldsProps) => (
  <Section title="外送">
    <SwitchField label="送外卖" onWord="送" offWord="不送" {...form.field('delivers')} />
    {form.values.delivers ? (
      <div className="form-row">
        <NumberField label="配送范围" unit="米" max={50_000} required {...form.field('radiusMeters')} />
        <MoneyField label="配送费" required {...form.field('fee')} />
        <MoneyField label="起送" required {...form.field('minimum')} />
        <MoneyField label="满多少免配送费" hint="空着：不免" {...form.field('freeFrom')} />
        <NumberField label="送达用时" unit="分钟" max={600} required {...form.field('minutes')} />
      </div>
    ) : null}
  </Section>
);

const TillFields = ({ form }: FieldsProps) => (
  <Section title="收银和条码秤">
    <div className="form-row">
      <SelectField
        label="秤打的条码"
        options={[{ value: '', name: '没有条码秤' }, ...scaleLayouts.map((value) => ({ value, name: scaleLayoutWords[value] }))]}
        {...form.field('scaleLayout')}
      />
      {form.values.scaleLayout === '' ? null : <TextField label="条码前缀" required max={2} {...form.field('scalePrefix')} />}
      <SelectField
        label="称重金额"
        options={weighRoundings.map((value) => ({ value, name: roundingWords[value] }))}
        {...form.field('rounding')}
      />
      <SelectField
        label="店员可抹零"
        options={roundDowns.map((value) => ({ value, name: roundDownWords[value] }))}
        {...form.field('roundDown')}
      />
    </div>
  </Section>
);
