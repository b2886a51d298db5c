import { refuse } from './errors.ts';

type Table<State extends string, Action extends string> = Record<State, Partial<Record<Action, State>>>;

/** A state machine is a table: from this state, this action leads to that state. Anything absent is forbidden. */
export const stateMachine = <State extends string, Action extends string>(table: Table<State, Action>) => {
  const can = (state: State, action: Action): boolean => table[state][action] !== undefined;
  const next = (state: State, action: Action): State => {
    const target = table[state][action];
    if (target === undefined) throw refuse('state/not-allowed', { state, action });
    return target;
  };
  /** The states from which `action` is possible: for a conditional UPDATE. */
  const from = (action: Action): State[] => (Object.keys(table) as State[]).filter((state) => can(state, action));
  return { table, can, next, from };
};
