import type { Context } from '../../platform/context.ts';
import type { TakeOverRow } from './take-over.rows.ts';

/** A step that was killed is gone on with after this time; a batch takes a small part of it. */
const leaseMs = 60_000;

export type Turn = { readonly takeOverId: string; readonly holder: string };
type TurnRow = { readonly take_over_id: string | null; readonly holder: string | null; readonly lease_until: Date | null };

/** Whoever begins, goes on with or stops a step locks the one turn first, then the take-over's own row. */
export const lockTurn = async ({ sql }: Context): Promise<TurnRow> =>
  (await sql.one<TurnRow>(`SELECT take_over_id, holder, lease_until FROM take_over_turn WHERE name = 'take-over'${sql.lock}`))!;

export const lockTakeOver = (ctx: Context, takeOverId: string): Promise<TakeOverRow | null> =>
  ctx.sql.one<TakeOverRow>(`SELECT * FROM take_over WHERE id = ?${ctx.sql.lock}`, [takeOverId]);

export const isUnderWay = ({ state }: Pick<TakeOverRow, 'state'>): boolean => state === 'waiting' || state === 'running';

export const isHeld = ({ holder, lease_until: until }: TurnRow, now: Date): boolean => holder !== null && until !== null && until > now;

/** `busy`: somebody works at this or another one. `over`: there is nothing to do any more. */
export const takeTurn = async (ctx: Context, takeOverId: string): Promise<Turn | 'busy' | 'over'> => {
  const turn = await lockTurn(ctx);
  const row = await lockTakeOver(ctx, takeOverId);
  if (row === null || !isUnderWay(row)) return 'over';
  if (isHeld(turn, ctx.now)) return 'busy';
  const holder = ctx.newId();
  await writeTurn(ctx, { takeOverId, holder });
  await ctx.sql.run(`UPDATE take_over SET state = 'running', error = NULL WHERE id = ?`, [takeOverId]);
  return { takeOverId, holder };
};

/** In the transaction that writes a batch: null, and nothing may be written, when another took the turn meanwhile or it is over. */
export const holdTurn = async (ctx: Context, own: Turn): Promise<TakeOverRow | null> => {
  const turn = await lockTurn(ctx);
  if (turn.holder !== own.holder) return null;
  const row = await lockTakeOver(ctx, own.takeOverId);
  if (row === null || !isUnderWay(row)) return null;
  await writeTurn(ctx, own);
  return row;
};

export const freeTurn = ({ sql }: Context, takeOverId: string): Promise<number> =>
  sql.run(
    `UPDATE take_over_turn SET take_over_id = NULL, holder = NULL, lease_until = NULL WHERE name = 'take-over' AND take_over_id = ?`,
    [takeOverId],
  );

const writeTurn = ({ sql, now }: Context, { takeOverId, holder }: Turn): Promise<number> =>
  sql.run(`UPDATE take_over_turn SET take_over_id = ?, holder = ?, lease_until = ? WHERE name = 'take-over'`, [
    ...[takeOverId, holder],
    new Date(now.getTime() + leaseMs),
  ]);
