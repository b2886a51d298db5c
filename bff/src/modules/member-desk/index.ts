export { memberDeskModule } from './member-desk.module.ts';
