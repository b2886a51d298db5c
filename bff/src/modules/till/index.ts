export { tillModule } from './till.module.ts';
