export { afterSaleModule } from './after-sale.module.ts';
