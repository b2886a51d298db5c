export { consumeStock, freeStock, loseStock, moveAtCounter, promiseStock, reserveStock, type Need } from './move-stock.ts';
export { stockModule } from './stock.module.ts';
