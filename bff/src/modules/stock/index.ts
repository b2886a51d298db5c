export { consumeStock, freeStock, loseStock, promiseStock, reserveStock, type Need } from './move-stock.ts';
export { stockModule } from './stock.module.ts';
