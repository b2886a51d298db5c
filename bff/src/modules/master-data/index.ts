export { askSync } from './ask-sync.ts';
export { masterDataModule } from './master-data.module.ts';
