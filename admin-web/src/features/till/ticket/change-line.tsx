import type { WeighRounding } from '@mendian/shared/till/till-price.ts';
import { ChoicesDialog } from '../choices-dialog.tsx';
import type { TillProduct } from '../till-products.ts';
import { WeighDialog } from '../weigh-dialog.tsx';
import { changeTicket } from './ticket-store.ts';
import { choicesIn, withChoices, withWeight, type TicketLine } from './ticket.ts';

/** What of a line is done once more. */
export type LineChange = { readonly what: 'weight' | 'choices'; readonly line: TicketLine };
type ChangeProps = { change: LineChange; product: TillProduct; rounding: WeighRounding; onDone: () => void };

/** A line that lies on the counter is weighed, or chosen, once more. */
export const ChangeLine = ({ change: { what, line }, product, rounding, onDone }: ChangeProps) => {
  const choices = choicesIn(line.line);
  if (what === 'choices')
    return (
      <ChoicesDialog
        product={product}
        chosen={choices}
        doneWord="改好了"
        onClose={onDone}
        onChosen={(chosen) => {
          changeTicket((ticket) => withChoices(ticket, line.key, chosen));
          onDone();
        }}
      />
    );
  return (
    <WeighDialog
      product={product}
      choices={choices}
      rounding={rounding}
      onClose={onDone}
      onWeighed={(weight) => {
        changeTicket((ticket) => withWeight(ticket, line.key, weight));
        onDone();
      }}
    />
  );
};
