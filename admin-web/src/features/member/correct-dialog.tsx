import { correctMemberPoints } from '@mendian/shared/member/member-desk.contract.ts';
import { pointsCorrectionMax } from '@mendian/shared/points/points.ts';
import { useDesk } from '../../platform/desk.ts';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { signedText } from './signed-text.ts';

const ways = [
  { value: 'add', name: '加积分' },
  { value: 'take', name: '减积分' },
] as const;
type Values = { way: (typeof ways)[number]['value']; points: number | null; reason: string };

const signed = ({ way, points }: Values): number => (way === 'add' ? (points ?? 0) : -(points ?? 0));

/** Points added or taken off by hand, with what is there afterwards said before it is done. */
export const CorrectDialog = ({ memberId, points, onClose }: { memberId: string; points: number; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<Values>({
    initial: { way: 'add', points: null, reason: '' },
    send: (values, options) => call(correctMemberPoints, { memberId, points: signed(values), reason: values.reason }, options),
    done: () => {
      say(`积分 ${signedText(signed(form.values))}，已记入明细`, 'good');
      refresh('members');
      onClose();
    },
    blames: { 'points/below-zero': 'points' },
  });
  const { way } = form.values;
  const most = way === 'add' ? pointsCorrectionMax : Math.min(pointsCorrectionMax, Math.max(0, points));
  return (
    <FormDialog
      title="调整积分"
      place="centre"
      form={form}
      submitWord={form.values.points === null ? '调整' : `${way === 'add' ? '加' : '减'} ${form.values.points} 积分`}
      danger={way === 'take'}
      onClose={onClose}
    >
      <Segmented label="加还是减" value={way} options={ways} onChange={(chosen) => form.set({ way: chosen })} />
      <NumberField
        label="积分"
        required
        min={1}
        max={most}
        hint={`现在 ${points}，之后 ${points + signed(form.values)}`}
        {...form.field('points')}
      />
      <TextField label="原因（会员看得到）" required max={60} placeholder="例如：活动少发，补发" {...form.field('reason')} />
    </FormDialog>
  );
};
