import type { OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { refuseOffline } from '@mendian/shared/till/offline.errors.ts';
import type { Clerk } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { firstRow } from '../../../platform/sql.ts';
import { askOwnerOn } from '../../store/index.ts';
import { keepClosed, keepOwner } from '../shift/change-shift.ts';
import { readFigures } from '../shift/shift-figures.ts';
import type { ShiftRow } from '../till.rows.ts';
import { askClerk, askShift, checkTime, clerkOf, shiftOf, type Sent } from './facts.ts';

type Opening = Sent<Extract<OfflineActionData, { kind: 'shift-opened' }>>;
type Closing = Sent<Extract<OfflineActionData, { kind: 'shift-closed' }>>;

/**
 * Enters a shift that was opened without the server. What stands in the terminal's drawer now was counted by it, so another that the
 * server still has open there is over: closed as one that nobody counted. One that was opened later stays, and this one is closed by
 * what comes, or by a person.
 */
export const enterOpening = async (given: Context, sent: Opening): Promise<void> => {
  const { action, storeId, terminalId } = sent;
  const { sql } = given;
  const at = new Date(action.at);
  const [there, current, clerkFound, owner] = await sql.ask(
    askShift(sql, action.id),
    firstRow<ShiftRow>(`SELECT * FROM till_shift WHERE open_on = ?${sql.lock}`, [terminalId]),
    askClerk(sent),
    askOwnerOn(storeId, dayOf(at)),
  );
  if (there !== null && there.store_id !== storeId) throw refuseOffline('offline/id-taken');
  if (there !== null) return;
  checkTime(given, sent);
  const ctx = { ...given, actor: clerkOf(clerkFound, sent) };
  const isCurrent = current === null || current.opened_at <= at;
  if (current !== null && isCurrent) await supersede(ctx, current, at);
  const shift: ShiftRow = {
    ...{ id: action.id, store_id: storeId, terminal_id: terminalId, open_on: isCurrent ? terminalId : null },
    ...{ opened_by: ctx.actor.name, opened_at: at, opening_cash: action.openingCash },
    ...{ closed_by: null, closed_at: null, counted: null, expected: null, reason: null, forced: 0 },
  };
  sql.later.insert('till_shift', [shift]);
  keepOwner(ctx, shift, owner);
};

const supersede = async (ctx: Context<Clerk>, shift: ShiftRow, at: Date): Promise<void> => {
  const { expected } = (await readFigures(ctx.sql, [shift]))(shift.id);
  keepClosed(ctx, shift, { counted: null, expected, reason: '断网时这台终端另开了一班', forced: 1, at });
};

/**
 * Enters a closing with its count, whatever the difference. A shift that was meanwhile closed by force gets the count that nobody had;
 * the very same closing, which had come through with the network, is there.
 */
export const enterClosing = async (given: Context, sent: Closing): Promise<void> => {
  const { shiftId, counted, reason, at } = sent.action;
  const [found, clerkFound] = await given.sql.ask(askShift(given.sql, shiftId), askClerk(sent));
  checkTime(given, sent);
  const [shift, clerk] = [shiftOf(found, sent), clerkOf(clerkFound, sent)];
  if (shift.closed_at !== null && shift.counted === counted) return;
  if (shift.closed_at !== null && shift.counted !== null) throw refuseOffline('offline/shift-closed');
  const ctx = { ...given, actor: clerk };
  const { expected } = (await readFigures(ctx.sql, [shift]))(shiftId);
  keepClosed(ctx, shift, { counted, expected, reason, forced: 0, at: new Date(at) });
  // Whatever came after it was closed by force was counted now.
  ctx.sql.later.run('UPDATE counter_sale SET late = 0 WHERE shift_id = ?', [shiftId]);
};
