import { passMachine, type PassAction } from '@mendian/shared/pass/pass-status.ts';
import type { Context } from '../../platform/context.ts';
import type { Value } from '../../platform/sql.ts';
import type { LockedPass, PassRow } from './pass.rows.ts';

/** Moves a locked pass along its table, with the columns that change with it, and gives the row as it is now. */
export const movePass = (ctx: Context, pass: LockedPass, action: PassAction, set: Partial<PassRow> = {}): LockedPass => {
  const changed = { ...set, state: passMachine.next(pass.state, action) };
  const columns = Object.keys(changed).map((column) => `${column} = ?`);
  ctx.sql.later.run(`UPDATE pass SET ${columns.join(', ')} WHERE id = ? AND state = ?`, [
    ...(Object.values(changed) as Value[]),
    pass.id,
    pass.state,
  ]);
  return { ...pass, ...changed };
};
