export { tillPrintDoor } from './print-door.ts';
export { tillModule } from './till.module.ts';
