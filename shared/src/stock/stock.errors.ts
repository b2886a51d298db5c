import { refusals } from '../kernel/errors.ts';

export const refuseStock = refusals({
  'stock/combo': { status: 409, message: '套餐没有自己的库存，请清点它的组成商品' },
  'stock/below-zero': { status: 409, message: '减得比现有的还多，请核对后再填，或先清点' },
  'stock/twice': { status: 400, message: '同一个规格只能填一个数' },
});
