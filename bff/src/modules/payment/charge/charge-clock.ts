import type { ChargeState } from '@mendian/shared/payment/charge-status.ts';
import type { Said } from './charge-way.ts';

/** How long a customer has for the password before the charge is taken back. */
const reverseAfterMs = 30_000;
/** A number that is not known to the other side by now never will be: whatever call is still under way, its code is out of date. */
const absentForGoodMs = 90_000;
/** Reversing was refused for so long that it will not happen: what the other side says was paid is paid. */
const paidAfterAllMs = 300_000;
/** Not known for so long, a person is told. */
export const listedAfterMs = 180_000;

/** Within this time of being scanned a code's owner has either confirmed or cannot any more, and it can be taken back. */
const takenBackByMs = 45_000;

/** About how long it takes until a charge is taken back, in whole seconds: never less than one turn of its clock. */
export const takenBackInSeconds = ({ created_at }: Pick<Charge, 'created_at'>, now: Date): number =>
  Math.ceil(Math.max(nextAskMs(0), created_at.getTime() + takenBackByMs - now.getTime()) / 1_000);

/** How long to wait until it is asked about again: first as the customer waits, then less and less often, and never no more. */
export const nextAskMs = (ageMs: number): number => {
  if (ageMs < 120_000) return 5_000;
  if (ageMs < 600_000) return 15_000;
  return ageMs < 3_600_000 ? 60_000 : 600_000;
};

type Charge = { readonly state: ChargeState; readonly created_at: Date; readonly reversing_at: Date | null };

/** What follows for an unsettled charge from what is said of it now; null: it is asked about again. Pure. */
export const actionFor = ({ state, created_at, reversing_at }: Charge, { is }: Pick<Said, 'is'>, now: Date) => {
  const ageMs = now.getTime() - created_at.getTime();
  if (is === 'refused') return 'refuse';
  if (is === 'reversed') return 'reverse';
  if (state === 'asking') {
    if (is === 'paid') return 'pay';
    return ageMs >= reverseAfterMs ? 'beginReversing' : null;
  }
  if (is === 'absent') return ageMs >= absentForGoodMs ? 'reverse' : null;
  const sinceMs = now.getTime() - (reversing_at ?? created_at).getTime();
  return is === 'paid' && sinceMs >= paidAfterAllMs ? 'pay' : null;
};
