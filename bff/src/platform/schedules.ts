import { Cron } from 'croner';
import { inTransaction, type House } from './transaction.ts';
import { eventType, type EventType } from './events.ts';

/** What happens again and again: a cron pattern (seconds allowed) read in Asia/Shanghai, and the event each tick emits. */
export type Schedule = { readonly name: string; readonly pattern: string; readonly event: EventType<Record<string, never>> };

/** Declares a schedule; subscribers listen to its event. */
export const schedule = (name: string, pattern: string): Schedule => ({
  name,
  pattern,
  event: eventType<Record<string, never>>(`tick.${name}`),
});

/**
 * Emits what is due. Each tick is taken once among all processes, by a conditional UPDATE of its row; ticks missed while nothing
 * ran are not made up for.
 */
export const tickSchedules = async (house: House, schedules: readonly Schedule[]): Promise<void> => {
  const rows = await house.database.reads.all<{ name: string; next_at: Date }>('SELECT name, next_at FROM schedule');
  const known = new Map(rows.map(({ name, next_at }) => [name, next_at]));
  for (const one of schedules) {
    const nextAt = known.get(one.name);
    if (nextAt === undefined || nextAt <= house.now()) await tick(house, one, nextAt);
  }
};

const tick = (house: House, { name, pattern, event }: Schedule, taken: Date | undefined): Promise<void> =>
  inTransaction(house, { kind: 'system', name: 'schedule' }, async (ctx) => {
    const following = new Cron(pattern, { timezone: 'Asia/Shanghai' }).nextRun(ctx.now) ?? new Date(ctx.now.getTime() + 86_400_000);
    if (taken === undefined) {
      await ctx.sql.insert('schedule', [{ name, next_at: following }], { ignore: true });
      return;
    }
    const won = await ctx.sql.run('UPDATE schedule SET next_at = ? WHERE name = ? AND next_at = ?', [following, name, taken]);
    if (won === 1) ctx.emit(event({}));
  });
