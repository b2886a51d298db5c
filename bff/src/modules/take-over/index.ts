export { takeOverModule } from './take-over.module.ts';
