import * as contract from '@mendian/shared/print/print.contract.ts';
import * as printers from '@mendian/shared/print/printer.contract.ts';
import type { Module } from '../../module.ts';
import type { Serve } from '../../platform/serve.ts';
import { addPrinter, changePrinter, removePrinter } from './change-printers.ts';
import { cancelJob, retryJob } from './decide-job.ts';
import { jobBytes } from './job-bytes.ts';
import { listEndedJobs, listOpenJobs, listOrderJobs } from './list-jobs.ts';
import { presentJob } from './present-job.ts';
import { notePagePrint, printAgain, printOrder, printShift, printTest } from './print-again.ts';
import type { PrintDoor } from './print-door.ts';
import { presentPrinter, readPrinters } from './read-printers.ts';
import { failJob, finishJob } from './settle-job.ts';
import { takeJob } from './take-job.ts';

/** Paper: what is to be printed in the stores, by which device, and what came of it. */
export const printModule = (door: PrintDoor): Module => ({
  routes: (serve) => {
    deviceRoutes(serve, door);
    clerkRoutes(serve, door);
    printerRoutes(serve);
  },
});

const deviceRoutes = (serve: Serve, door: PrintDoor): void => {
  const finish = finishJob(door);
  serve.read(contract.listOpenPrints, listOpenJobs);
  serve.write(contract.takePrint, async (ctx, input) => presentJob(await takeJob(ctx, input), ctx.now));
  serve.read(contract.getPrintBytes, jobBytes(door));
  serve.write(contract.donePrint, async (ctx, input) => presentJob(await finish(ctx, input), ctx.now));
  serve.write(contract.failPrint, async (ctx, input) => presentJob(await failJob(ctx, input), ctx.now));
};

const clerkRoutes = (serve: Serve, door: PrintDoor): void => {
  const [order, shift, again, note] = [printOrder(door), printShift(door), printAgain(door), notePagePrint(door)];
  serve.read(contract.listEndedPrints, listEndedJobs);
  serve.read(contract.listOrderPrints, listOrderJobs(door));
  serve.write(contract.printOrder, async (ctx, input) => ({ items: (await order(ctx, input)).map((job) => presentJob(job, ctx.now)) }));
  serve.write(contract.printShift, async (ctx, input) => ({ items: (await shift(ctx, input)).map((job) => presentJob(job, ctx.now)) }));
  serve.write(contract.notePagePrint, async (ctx, input) => {
    await note(ctx, input);
    return {};
  });
  serve.write(contract.printAgain, async (ctx, input) => presentJob(await again(ctx, input), ctx.now));
  serve.write(contract.retryPrint, async (ctx, input) => presentJob(await retryJob(ctx, input), ctx.now));
  serve.write(contract.cancelPrint, async (ctx, input) => presentJob(await cancelJob(ctx, input), ctx.now));
  serve.write(contract.printTestPage, async (ctx, input) => presentJob(await printTest(ctx, input), ctx.now));
};

const printerRoutes = (serve: Serve): void => {
  serve.read(printers.listPrinters, async ({ sql, actor }) => ({ items: (await readPrinters(sql, actor.storeId)).map(presentPrinter) }));
  serve.write(printers.addPrinter, async (ctx, input) => presentPrinter(await addPrinter(ctx, input)));
  serve.write(printers.changePrinter, async (ctx, input) => presentPrinter(await changePrinter(ctx, input)));
  serve.write(printers.removePrinter, async (ctx, input) => {
    await removePrinter(ctx, input);
    return {};
  });
};
