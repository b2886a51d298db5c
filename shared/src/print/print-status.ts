import { stateMachine } from '../kernel/state-machine.ts';
import { slipKinds, slipWords } from './slip.ts';

/** What is printed. A new kind of ticket is named here and made in `ticketOf` of the server's print module. */
export const printKinds = [...slipKinds, 'test'] as const;
export type PrintKind = (typeof printKinds)[number];

export const printKindWords: Readonly<Record<PrintKind, string>> = { ...slipWords, test: '测试页' };

export const printStates = ['waiting', 'taken', 'printed', 'failed', 'cancelled'] as const;
export type PrintState = (typeof printStates)[number];
export type PrintAction = 'take' | 'done' | 'fail' | 'cancel';

/** The life of a print job. What failed is taken again; what is over stays over: once more on paper is a job of its own. */
export const printMachine = stateMachine<PrintState, PrintAction>({
  waiting: { take: 'taken', cancel: 'cancelled' },
  // Taken once more by whoever had it; by another device, or cancelled, only after its lease.
  taken: { take: 'taken', done: 'printed', fail: 'failed', cancel: 'cancelled' },
  failed: { take: 'taken', cancel: 'cancelled' },
  printed: {},
  cancelled: {},
});

/** The states in which something is still to be done. */
export const openPrintStates = printStates.filter((state) => printMachine.can(state, 'take'));

/** A device that took a job has it alone for so long. */
export const printLeaseMs = 60_000;
/** What is not on paper after this time is shown in red, and after the second is said aloud: paper is missed at once. */
export const printLateMs = 60_000;
export const printForgottenMs = 180_000;
