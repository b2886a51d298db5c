import type { Objects } from '../../platform/objects.ts';
import { schedule } from '../../platform/schedules.ts';
import type { Reads } from '../../platform/sql.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import type { Context } from '../../platform/context.ts';
import { objectOf } from './read-batch.ts';

/** Each night files go that nobody worked with for a fortnight: people's phone numbers are in them. */
export const filesSchedule = schedule('take-over-files', '0 40 4 * * *');

const keptMs = 14 * 86_400_000;
const partsAtOnce = 500;

/** Deletes uploaded parts that no take-over in use names; what the lines came to stays, and with it the way back. */
export const expireFiles = (objects: Objects): Subscriber =>
  onSteps(filesSchedule.event, 'take-over.expire-files', async ({ now, transact }) => {
    const before = new Date(now.getTime() - keptMs);
    await transact((ctx) => markGone(ctx, before));
    for (;;) {
      const parts = await transact((ctx) => takeParts(ctx, before));
      for (const part of parts) await objects.remove(objectOf(part));
      if (parts.length < partsAtOnce) return;
    }
  });

/** When a take-over was last worked with. */
const idle = `t.state IS NULL OR t.state NOT IN ('waiting', 'running')`;
const untouched = ['t.checked_at', 't.ran_at', 't.compared_at', 't.back_at'].map((at) => `(${at} IS NULL OR ${at} < ?)`).join(' AND ');

const markGone = ({ sql, now }: Context, before: Date): Promise<number> =>
  sql.run(
    `UPDATE take_over_file SET gone_at = ? WHERE gone_at IS NULL AND set_at < ? AND take_over_id IN (
      SELECT t.id FROM take_over t WHERE (${idle}) AND ${untouched})`,
    [now, before, before, before, before, before],
  );

/** Parts that were sent long ago and are in no file that is kept: from here on they are nobody's. */
const takeParts = async ({ sql }: Context, before: Date): Promise<string[]> => {
  const inUse = await partsInUse(sql);
  const old = await sql.all<{ part: string }>('SELECT part FROM take_over_part WHERE put_at < ? ORDER BY put_at', [before]);
  const parts = old.map(({ part }) => part).filter((part) => !inUse.has(part)).slice(0, partsAtOnce); // prettier-ignore
  await sql.run('DELETE FROM take_over_part WHERE part IN (?) AND put_at < ?', [parts, before]);
  return parts;
};

const partsInUse = async (sql: Reads): Promise<Set<string>> => {
  const files = await sql.all<{ parts: string }>('SELECT parts FROM take_over_file WHERE gone_at IS NULL');
  return new Set(files.flatMap(({ parts }) => JSON.parse(parts) as string[]));
};
