import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useForm } from '../../ui/desk/use-form.ts';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { say } from '../../ui/notices.ts';
import { useSettle, type Attention } from './use-attention.ts';

/** Takes a thing off the list; how it was settled is kept with it. */
export const SettleDialog = ({ item, onClose }: { item: Attention; onClose: () => void }) => {
  const settle = useSettle();
  const refresh = useRefresh();
  const form = useForm({
    initial: { how: '' },
    send: ({ how }) => settle(item.id, how),
    done: () => {
      say('已标记为处理完', 'good');
      refresh('attention');
      onClose();
    },
  });
  return (
    <FormDialog title="标记处理完" place="centre" form={form} submitWord="处理完了" onClose={onClose}>
      <p>{item.text}</p>
      <TextField
        label="怎样处理的（会留在记录里）"
        required
        autoFocus
        max={200}
        placeholder="例如：已电话联系顾客，线下退回 ¥12.00"
        {...form.field('how')}
      />
    </FormDialog>
  );
};
