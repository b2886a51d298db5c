export { consumeStock, freeStock, loseStock, reserveStock, type Need } from './move-stock.ts';
export { stockModule } from './stock.module.ts';
