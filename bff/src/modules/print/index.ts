export { dropJobs, notePagePrinted, printsOf } from './add-jobs.ts';
export type { OrderPrintDoor, TillPrintDoor } from './print-door.ts';
export { printModule } from './print.module.ts';
export { printedShifts, printedSql } from './printed.ts';
export { networkSlips } from './read-printers.ts';
