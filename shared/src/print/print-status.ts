import { stateMachine } from '../kernel/state-machine.ts';
import { slipKinds, slipWords } from './slip.ts';

/** What a network printer can be set to print by itself: an order's slips, a sale's receipt, a shift's report. */
export const paperKinds = [...slipKinds, 'receipt', 'shift'] as const;
export type PaperKind = (typeof paperKinds)[number];
export const paperWords: Readonly<Record<PaperKind, string>> = { ...slipWords, receipt: '收银小票', shift: '交班单' };

/** What is printed. A new kind of ticket is named here and made in `ticketOf` of the server's print module. */
export const printKinds = [...paperKinds, 'test'] as const;
export type PrintKind = (typeof printKinds)[number];

export const printKindWords: Readonly<Record<PrintKind, string>> = { ...paperWords, test: '测试页' };

export const printStates = ['waiting', 'taken', 'failed', 'held', 'printed', 'cancelled'] as const;
export type PrintState = (typeof printStates)[number];
export type PrintAction = 'take' | 'done' | 'fail' | 'hold' | 'retry' | 'cancel';

/**
 * The life of a print job. What failed is taken again; what was begun time and again without its being known whether paper came out is held
 * until a person has looked, or it would come for ever. What is over stays over: once more on paper is a job of its own.
 */
export const printMachine = stateMachine<PrintState, PrintAction>({
  waiting: { take: 'taken', cancel: 'cancelled' },
  // Taken once more by whoever had it; by another device, or decided by a person, only after its lease.
  taken: { take: 'taken', done: 'printed', fail: 'failed', hold: 'held', retry: 'waiting', cancel: 'cancelled' },
  failed: { take: 'taken', retry: 'waiting', cancel: 'cancelled' },
  held: { retry: 'waiting', cancel: 'cancelled' },
  printed: {},
  cancelled: {},
});

/** The states in which something is still to be done. */
export const openPrintStates = printStates.filter((state) => printMachine.can(state, 'cancel'));

/** So often it is begun before a person has to look. */
export const printTriesMax = 3;

/** A device that took a job has it alone for so long. */
export const printLeaseMs = 60_000;
/** What is not on paper after this time is shown in red, and after the second is said aloud: paper is missed at once. */
export const printLateMs = 60_000;
export const printForgottenMs = 180_000;
