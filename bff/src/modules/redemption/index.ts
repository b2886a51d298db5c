export { redemptionModule } from './redemption.module.ts';
