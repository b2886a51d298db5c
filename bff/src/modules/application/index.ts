export { applicationModule } from './application.module.ts';
