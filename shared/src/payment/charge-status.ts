import { stateMachine } from '../kernel/state-machine.ts';

export const chargeStates = ['asking', 'reversing', 'paid', 'refused', 'reversed'] as const;
export type ChargeState = (typeof chargeStates)[number];
export type ChargeAction = 'pay' | 'refuse' | 'beginReversing' | 'reverse';

/**
 * An attempt to charge a scanned payment code. It is asked about until it is known; whoever does not wait any more has it
 * reversed, and that is repeated until it is confirmed: only then may the order be paid another way. What turns out paid
 * while it is reversed goes on being reversed, unless reversing it is refused for good.
 */
export const chargeMachine = stateMachine<ChargeState, ChargeAction>({
  asking: { pay: 'paid', refuse: 'refused', beginReversing: 'reversing', reverse: 'reversed' },
  reversing: { pay: 'paid', refuse: 'refused', reverse: 'reversed' },
  paid: {},
  refused: {},
  reversed: {},
});
