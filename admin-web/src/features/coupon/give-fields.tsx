import { givenAtKinds, givenAtWords, templateTotalMax, toldApartBy, type GivenAt } from '@mendian/shared/coupon/coupon-draft.ts';
import { givenChannels, joinChannelWords } from '@mendian/shared/member/join-channel.ts';
import { getTiers } from '@mendian/shared/points/tier.contract.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { CheckGroup, SelectField, SwitchField } from '../../ui/desk/choice-fields.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import type { Form } from '../../ui/desk/use-form.ts';
import type { DraftValues } from './draft-values.ts';

const channels = givenChannels.map((value) => ({ value, name: joinChannelWords[value] }));
const occasions = givenAtKinds.map((value) => ({ value, name: givenAtWords[value] }));

/** How many there are, and how members come by them. */
export const GiveFields = ({ form }: { form: Form<DraftValues> }) => (
  <Section title="发放">
    <div className="form-row form-three">
      <NumberField label="总数" required width={130} min={1} max={templateTotalMax} unit="张" {...form.field('total')} />
      <NumberField label="每人最多" required width={100} min={1} max={1_000} unit="张" {...form.field('perMember')} />
      <NumberField label="每人每天最多" required width={100} min={1} max={1_000} unit="张" {...form.field('perMemberDay')} />
    </div>
    <SwitchField label="领券中心" onWord="会员可以自己领" offWord="不放进领券中心" {...form.field('inCentre')} />
    <div className="form-row">
      <TextField label="口令" max={20} placeholder="没有口令" hint="会员输入、扫码或点链接领取" {...form.field('claimCode')} />
      <SelectField<GivenAt | ''>
        label="自动发放"
        placeholder="不自动发放"
        options={occasions}
        {...form.field('givenAt')}
        onChange={(givenAt) => form.set({ givenAt, givenTo: [] })}
      />
    </div>
    <GivenTo form={form} />
    <SwitchField label="店员送券" onWord="店员可以在终端送给会员" offWord="店员不能送" {...form.field('forClerks')} />
    {form.values.forClerks ? (
      <div className="form-row">
        <NumberField label="每位店员每天最多" required width={100} min={1} max={1_000} unit="张" {...form.field('perClerkDay')} />
        <NumberField label="每家门店每天最多" required width={100} min={1} max={1_000} unit="张" {...form.field('perStoreDay')} />
      </div>
    ) : null}
    <p className="field-hint">总部发放的不算在每人的张数里。一样都不选的券，只由总部发放。</p>
  </Section>
);

/** For whom of those whom the occasion reaches; none chosen, it is for all. */
const GivenTo = ({ form }: { form: Form<DraftValues> }) => {
  switch (toldApartBy(form.values.givenAt === '' ? null : form.values.givenAt)) {
    case 'tier':
      return <TierChoice form={form} />;
    case 'channel':
      return <CheckGroup label="给哪些注册渠道" columns={3} hint="都不选，就给全部渠道" options={channels} {...form.field('givenTo')} />;
    case null:
      return null;
  }
};

const TierChoice = ({ form }: { form: Form<DraftValues> }) => {
  const { data, error } = useDeskQuery(getTiers, {});
  const options = (data?.tiers ?? []).map(({ key, name }) => ({ value: key, name }));
  return (
    <CheckGroup
      label="给哪些等级"
      columns={3}
      hint={error === null ? '都不选，就给全部等级' : sentenceOf(error)}
      options={options}
      {...form.field('givenTo')}
    />
  );
};
