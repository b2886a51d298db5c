import { firstChoices } from '@mendian/shared/catalog/choices.ts';
import type { WeighRounding } from '@mendian/shared/till/till-price.ts';
import { ChoicesDialog } from './choices-dialog.tsx';
import type { Picked } from './use-picked.ts';
import { WeighDialog } from './weigh-dialog.tsx';

/** What is still to be said of a product that was picked: its choices, then its weight. */
export const PickedDialogs = ({ picked, rounding }: { picked: Picked; rounding: WeighRounding }) => {
  const { choosing, onScale } = picked;
  if (choosing !== null)
    return (
      <ChoicesDialog
        product={choosing}
        chosen={firstChoices(choosing.options)}
        doneWord={choosing.soldBy === 'weight' ? '去称重' : '加入'}
        onChosen={(choices) => picked.take(choosing, choices)}
        onClose={picked.leave}
      />
    );
  if (onScale !== null)
    return (
      <WeighDialog
        product={onScale.product}
        choices={onScale.choices}
        rounding={rounding}
        onClose={picked.leave}
        onWeighed={(weight) => picked.weighed(onScale, weight)}
      />
    );
  return null;
};
