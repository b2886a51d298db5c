export { patrolModule } from './patrol.module.ts';
