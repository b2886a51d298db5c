import { giftLinesMax, giveToFilter, giveToList } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { namesOfList } from '@mendian/shared/coupon/coupon-gift.ts';
import type { TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { SelectField, SwitchField } from '../../ui/desk/choice-fields.tsx';
import { DateField } from '../../ui/desk/date-fields.tsx';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextArea } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm, type Form } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { countText } from '../../ui/count-text.ts';
import { couponParts } from './coupon-names.ts';
import { isNobody, Matching, matchingText, useMatching } from './matching.tsx';
import { filterOf, nobody, type GiveValues as Values } from './give-values.ts';

/** Gives a coupon to each member of a list, or to each who matches; it goes on while the page is left. */
export const GiveDialog = ({ template, onClose }: { template: TemplateData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: nobody,
    check: faultsOf,
    send: (values, { key }) =>
      values.to === 'list'
        ? call(giveToList, { templateId: template.id }, { key, bytes: new Blob([namesOfList(values.list).join('\n')]) })
        : call(giveToFilter, { templateId: template.id, filter: filterOf(values) }, { key }),
    done: () => {
      say('已开始发放，进度在下面', 'good');
      refresh(...couponParts);
      onClose();
    },
    blames: { 'coupon/list-empty': 'list', 'coupon/list-long': 'list' },
  });
  const left = template.total - template.given;
  const counted = useMatching(form.values);
  const matching = counted.data === undefined ? '' : `（${matchingText(counted.data)}）`;
  return (
    <FormDialog
      title={`发放“${template.draft.name}”`}
      form={form}
      submitWord={form.values.to === 'list' ? '开始发放' : `发给${isForAll(form.values) ? '全部会员' : '他们'}${matching}`}
      idle={counted.data !== undefined && isNobody(counted.data)}
      onClose={onClose}
    >
      <p>每位会员一张，还剩 {countText(left)} 张，发完为止。不算在每人最多的张数里。</p>
      <Segmented
        label="发给谁"
        value={form.values.to}
        options={[
          { value: 'list', name: '名单里的会员' },
          { value: 'filter', name: '符合条件的全部会员' },
        ]}
        onChange={(to) => form.set({ to })}
      />
      {form.values.to === 'list' ? (
        <ListField form={form} />
      ) : (
        <>
          <FilterFields form={form} />
          <Matching {...counted} left={left} />
        </>
      )}
    </FormDialog>
  );
};

const ListField = ({ form }: { form: Form<Values> }) => {
  const number = namesOfList(form.values.list).length;
  return (
    <TextArea
      label="手机号或会员编号"
      required
      rows={14}
      placeholder={'13800001111\n13800002222'}
      hint={number === 0 ? '一行一个，或用空格、逗号隔开；可以从表格里整列粘贴' : `已填 ${countText(number)} 个，重复的只算一个`}
      {...form.field('list')}
    />
  );
};

const FilterFields = ({ form }: { form: Form<Values> }) => (
  <>
    <div className="form-row">
      <DateField label="注册日期从" {...form.field('registeredFrom')} />
      <DateField label="到（含当天）" {...form.field('registeredTo')} />
    </div>
    <div className="form-row">
      <SelectField<Values['ordered']>
        label="下单"
        placeholder="不限"
        options={[
          { value: 'has', name: '从某天起付过款的' },
          { value: 'has-not', name: '从某天起没有付过款的' },
        ]}
        {...form.field('ordered')}
      />
      {form.values.ordered === '' ? null : <DateField label="从哪天起" required {...form.field('since')} />}
    </div>
    <SwitchField label="手机号" onWord="只发给绑定了手机号的" offWord="不限" {...form.field('hasPhone')} />
    <p className="field-hint">都不限就是全部会员。开始之后才注册的会员不算。</p>
  </>
);

const faultsOf = ({ to, list, registeredFrom, registeredTo }: Values): Partial<Record<keyof Values, string>> => {
  if (to === 'filter')
    return registeredFrom !== '' && registeredTo !== '' && registeredTo < registeredFrom ? { registeredTo: '不能早于开始' } : {};
  const number = namesOfList(list).length;
  if (number === 0) return { list: '请填写手机号或会员编号' };
  return number > giftLinesMax ? { list: `最多 ${countText(giftLinesMax)} 个，现在 ${countText(number)} 个，请分几次发放` } : {};
};

/** Nothing narrows it: said on the button, because what is given is not taken back. */
const isForAll = ({ to, registeredFrom, registeredTo, ordered, hasPhone }: Values): boolean =>
  to === 'filter' && registeredFrom + registeredTo + ordered === '' && !hasPhone;
