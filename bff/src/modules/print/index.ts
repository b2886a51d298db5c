export { dropJobs, notePagePrinted, printsOf } from './add-jobs.ts';
export type { PrintDoor } from './print-door.ts';
export { printModule } from './print.module.ts';
export { networkSlips } from './read-printers.ts';
