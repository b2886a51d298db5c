import { clockText } from '@mendian/shared/kernel/shanghai.ts';
import { CheckGroup, SelectField, SwitchField } from '../../ui/desk/choice-fields.tsx';
import { DateField } from '../../ui/desk/date-fields.tsx';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import type { Form } from '../../ui/desk/use-form.ts';
import type { DraftValues } from './draft-values.ts';

const channels = [
  { value: 'mini', name: '小程序' },
  { value: 'counter', name: '门店柜台' },
];
const modes = [
  { value: 'pickup', name: '自提' },
  { value: 'delivery', name: '外卖' },
];
const weekdays = ['一', '二', '三', '四', '五', '六', '日'].map((day, index) => ({ value: String(index), name: `周${day}` }));
const halfHours = Array.from({ length: 49 }, (_, index) => index * 30);

/** How and when it can be used. */
export const UseFields = ({ form }: { form: Form<DraftValues> }) => (
  <Section title="怎么用">
    <div className="form-row">
      <CheckGroup label="在哪里用" required columns={2} options={channels} {...form.field('channels')} />
      <CheckGroup label="取餐方式" required columns={2} options={modes} {...form.field('modes')} />
    </div>
    <div className="form-row">
      <SwitchField label="首单" onWord="只限首单使用" offWord="不限首单" {...form.field('firstOrder')} />
      <SwitchField label="同时用" onWord="不与其他券同时用" offWord="可与其他种类的券同时用" {...form.field('alone')} />
    </div>
    <SwitchField label="时段" onWord="只在这些时段可用" offWord="任何时候可用" {...form.field('timed')} />
    {form.values.timed ? <Hours form={form} /> : null}
  </Section>
);

const Hours = ({ form }: { form: Form<DraftValues> }) => (
  <>
    <CheckGroup label="星期" required columns={3} options={weekdays} {...form.field('weekdays')} />
    <div className="form-row">
      <SelectField label="从" options={minutesWith(form.values.fromMinute)} {...form.field('fromMinute')} />
      <SelectField label="到" options={minutesWith(form.values.toMinute)} {...form.field('toMinute')} />
    </div>
  </>
);

/** Half hours, and the minute that stands there already. */
const minutesWith = (minute: string) =>
  [...new Set([...halfHours, Number(minute)])]
    .sort((a, b) => a - b)
    .map((one) => ({ value: String(one), name: one === 1440 ? '24:00' : clockText(one) }));

/** From when until when it counts. */
export const ValidityFields = ({ form }: { form: Form<DraftValues> }) => (
  <Section title="有效期">
    <Segmented
      label="有效期"
      value={form.values.validity}
      options={[
        { value: 'days', name: '领取后若干天' },
        { value: 'fixed', name: '固定日期' },
      ]}
      onChange={(validity) => form.set({ validity })}
    />
    <div className="form-row">
      {form.values.validity === 'days' ? (
        <>
          <NumberField label="领取几天后生效" required max={365} unit="天后" hint="0 是领取当天" {...form.field('after')} />
          <NumberField label="有效多久" required min={1} max={730} unit="天" {...form.field('days')} />
        </>
      ) : (
        <>
          <DateField label="从" required {...form.field('fromDay')} />
          <DateField label="到（含当天）" required {...form.field('toDay')} />
        </>
      )}
    </div>
  </Section>
);
