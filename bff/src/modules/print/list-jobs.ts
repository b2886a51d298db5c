import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { openPrintsMax } from '@mendian/shared/print/print.contract.ts';
import type * as contract from '@mendian/shared/print/print.contract.ts';
import { openPrintStates, printStates } from '@mendian/shared/print/print-status.ts';
import type { Clerk, Device } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { presentJob, shownJobs, type ShownJob } from './present-job.ts';
import type { PrintDoor } from './print-door.ts';
import { readPrinters } from './read-printers.ts';

/**
 * What is to be printed in the caller's store, in the order in which it is. Each printer has its share, and what waits for a person comes
 * last in it: however much heaps up at a printer that is out of order, the others go on.
 */
export const listOpenJobs = async ({ sql, actor, now }: ReadContext<Device>): Promise<ReplyOf<typeof contract.listOpenPrints>> => {
  const printers = await readPrinters(sql, actor.storeId);
  const share = Math.floor(openPrintsMax / Math.max(1, printers.length));
  const jobs = await Promise.all(
    printers.map(({ id }) =>
      sql.all<ShownJob>(
        `${shownJobs} WHERE j.store_id = ? AND j.printer_id = ? AND j.state IN (?)
         ORDER BY CASE WHEN j.state = 'held' THEN 1 ELSE 0 END, j.id LIMIT ${share}`,
        [actor.storeId, id, openPrintStates],
      ),
    ),
  );
  const inOrder = jobs.flat().sort((one, other) => (one.id < other.id ? -1 : 1));
  return { items: inOrder.map((job) => presentJob(job, now)) };
};

const endedStates = printStates.filter((state) => !openPrintStates.includes(state));

export const listEndedJobs = async (
  { sql, actor, now }: ReadContext<Clerk>,
  { after, limit }: InputOf<typeof contract.listEndedPrints>,
): Promise<ReplyOf<typeof contract.listEndedPrints>> => {
  const jobs = await sql.all<ShownJob>(
    `${shownJobs} WHERE j.store_id = ? AND j.state IN (?)${after === undefined ? '' : ' AND j.id < ?'} ORDER BY j.id DESC LIMIT ${limit + 1}`,
    [actor.storeId, endedStates, ...(after === undefined ? [] : [after])],
  );
  const page = jobs.slice(0, limit);
  return { items: page.map((job) => presentJob(job, now)), next: jobs.length > limit ? page.at(-1)!.id : null };
};

export const listOrderJobs =
  (door: PrintDoor) =>
  async (
    ctx: ReadContext<Clerk>,
    { orderId }: InputOf<typeof contract.listOrderPrints>,
  ): Promise<ReplyOf<typeof contract.listOrderPrints>> => {
    await door.see(ctx, orderId);
    const jobs = await ctx.sql.all<ShownJob>(`${shownJobs} WHERE j.order_id = ? ORDER BY j.id LIMIT 100`, [orderId]);
    return { items: jobs.map((job) => presentJob(job, ctx.now)) };
  };
