import { givenChannels, joinChannelWords, type JoinChannel } from '@mendian/shared/member/join-channel.ts';
import { getJoinPoints, joinPointsMax, setJoinPoints } from '@mendian/shared/member/joining.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';

type Values = Partial<Record<JoinChannel, number | null>>;

/** The points that registering by each channel gives; coupons are set with the coupons. */
export const JoinPointsForm = ({ may }: { may: boolean }) => {
  const { data, error, refetch } = useDeskQuery(getJoinPoints, {});
  return (
    <Section title="注册送积分">
      {data === undefined ? (
        error === null ? (
          <Skeleton rows={3} />
        ) : (
          <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />
        )
      ) : (
        <Fields
          key={JSON.stringify(data)}
          may={may}
          initial={Object.fromEntries(data.items.map(({ channel, points }) => [channel, points]))}
        />
      )}
      <p className="field-hint tier-note">注册送券在“优惠券”里设：自动发放选“会员注册时”，再选给哪些注册渠道。</p>
    </Section>
  );
};

const Fields = ({ may, initial }: { may: boolean; initial: Values }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<Values>({
    initial,
    send: (values) => call(setJoinPoints, { items: givenChannels.map((channel) => ({ channel, points: values[channel] ?? 0 })) }),
    done: () => {
      say('已保存，之后注册的会员按新的送', 'good');
      refresh('join-points');
    },
  });
  return (
    <Form form={form}>
      <div className="join-points">
        {givenChannels.map((channel) => (
          <NumberField
            key={channel}
            label={joinChannelWords[channel]}
            unit="积分"
            width={140}
            required
            max={joinPointsMax}
            disabled={!may}
            value={form.values[channel] ?? null}
            onChange={(points) => form.set({ [channel]: points })}
          />
        ))}
      </div>
      {may ? (
        <div>
          <Button look="main" type="submit" busy={form.busy} disabled={!form.dirty}>
            保存
          </Button>
        </div>
      ) : null}
    </Form>
  );
};
