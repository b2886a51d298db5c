import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { endingDays } from '@mendian/shared/pass/pass-figures.ts';
import type { Context } from '../../platform/context.ts';
import { schedule } from '../../platform/schedules.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { passEnding } from './pass.events.ts';

/** When people look at their phones. */
export const endingSchedule = schedule('passes-ending', '0 0 10 * * *');

const atOnce = 200;

/** Says once of a pass that it is nearly over: its member has allowed one message. */
export const saysEnding = async ({ sql, now, emit }: Context, passId: string): Promise<void> => {
  const first = await sql.run('UPDATE pass SET ending_told_at = ? WHERE id = ? AND ending_told_at IS NULL', [now, passId]);
  if (first === 1) emit(passEnding({ passId }));
};

/** Finds the passes whose last days have come; those that were bought today were told of enough. Run again it says nothing twice. */
export const noticeEnding: Subscriber = onSteps(endingSchedule.event, 'pass.notice-ending', async ({ now, transact }) => {
  const today = dayOf(now);
  for (let days = 1; days <= endingDays + 1; days += 1) {
    const until = instantAt(addDays(today, days), 0);
    const next = (from: string) => transact((ctx) => sayNext(ctx, { until, boughtBefore: instantAt(today, 0) }, from));
    for (let reached = await next(''); reached !== null;) reached = await next(reached);
  }
});

/** The last pass that was looked at; null: there is no more to do. Passes end at the beginning of a day. */
const sayNext = async (
  ctx: Context,
  { until, boughtBefore }: { until: Date; boughtBefore: Date },
  reached: string,
): Promise<string | null> => {
  const ending = await ctx.sql.all<{ id: string; wanted: number }>(
    `SELECT id, CASE WHEN state = 'active' AND used < uses AND paid_at < ? AND ending_told_at IS NULL THEN 1 ELSE 0 END AS wanted
     FROM pass WHERE until_at = ? AND id > ? ORDER BY id LIMIT ${atOnce}`,
    [boughtBefore, until, reached],
  );
  for (const { id } of ending.filter(({ wanted }) => wanted === 1)) await saysEnding(ctx, id);
  return ending.length === atOnce ? ending.at(-1)!.id : null;
};
