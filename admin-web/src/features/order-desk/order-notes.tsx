import { addNote, type DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/desk/form.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Section } from '../../ui/desk/page.tsx';
import { TextArea } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';

/** What was written down about an order; the customer does not see it. */
export const OrderNotes = ({ order }: { order: DeskOrderData }) => (
  <Section title="备注">
    {order.can.note ? <NoteForm key={order.notes.length} orderId={order.id} /> : null}
    {order.notes.length === 0 ? (
      <p className="page-sentence">还没有备注，顾客看不到备注</p>
    ) : (
      <ul className="order-notes">
        {order.notes.map(({ id, at, by, text }) => (
          <li key={id}>
            <time dateTime={at}>{momentOf(at)}</time> <b>{by}</b> {text}
          </li>
        ))}
      </ul>
    )}
  </Section>
);

const NoteForm = ({ orderId }: { orderId: string }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { text: '' },
    send: ({ text }, options) => call(addNote, { orderId, text }, options),
    done: () => refresh('orders'),
  });
  return (
    <Form form={form}>
      <TextArea label="写备注" required max={200} rows={2} placeholder="例如：顾客来电，已答应补送" {...form.field('text')} />
      <div>
        <Button type="submit" busy={form.busy}>
          添加备注
        </Button>
      </div>
    </Form>
  );
};
