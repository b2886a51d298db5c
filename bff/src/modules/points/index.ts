export { pointsModule } from './points.module.ts';
export { askOrderPoints } from './ask-order-points.ts';
export { settleOrderPoints } from './settle-order-points.ts';
export { askPointBalance, spendPoints } from './spend-points.ts';
