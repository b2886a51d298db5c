import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { BoardState } from './board-state.ts';

export type Columns = {
  /** Paid and not taken, the longest waiting first. */
  readonly fresh: readonly TerminalOrderData[];
  /** By when it must be ready. */
  readonly preparing: readonly TerminalOrderData[];
  /** To be collected first, then what goes out or is out. */
  readonly leaving: readonly TerminalOrderData[];
};

export const columnsOf = (orders: BoardState['orders']): Columns => {
  const all = Object.values(orders);
  const by = (...states: TerminalOrderData['state'][]) => all.filter(({ state }) => states.includes(state));
  return {
    fresh: by('new').sort((a, b) => instantOrder(a.at.paid ?? a.at.placed, b.at.paid ?? b.at.placed, a, b)),
    preparing: by('preparing').sort((a, b) => instantOrder(dueOf(a), dueOf(b), a, b)),
    leaving: by('ready', 'delivering').sort((a, b) => stageOf(a) - stageOf(b) || instantOrder(dueOf(a), dueOf(b), a, b)),
  };
};

/** When it must be ready; without a promise, when it was paid. */
const dueOf = ({ readyBy, at }: TerminalOrderData): string => readyBy ?? at.paid ?? at.placed;

/** Pickup, then delivery waiting for its rider, then what is out. */
const stageOf = ({ state, mode }: TerminalOrderData): number => (state === 'delivering' ? 2 : mode === 'delivery' ? 1 : 0);

const instantOrder = (one: string, other: string, a: TerminalOrderData, b: TerminalOrderData): number =>
  one.localeCompare(other) || a.at.placed.localeCompare(b.at.placed) || a.id.localeCompare(b.id);
