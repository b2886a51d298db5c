import { refusals } from '../kernel/errors.ts';

export const refusePass = refusals({
  'pass/goods-unknown': { status: 409, message: '选的商品有的已经不在了，或是称重卖的，请重新选择按份卖的商品' },
  'pass/place-unknown': { status: 409, message: '选的门店或商户有的已经不在了，请重新选择' },
  'pass/payee-unknown': { status: 409, message: '选的收款方已经不在了，请重新选择' },
  'pass/not-draft': { status: 409, message: '只有草稿可以修改；卖过的请停售，另建一种' },
  'pass/not-sold': { status: 409, message: '这种月卡已经停售，请看看别的' },
  'pass/price-changed': { status: 409, message: '售价变了，请看过新的售价再买' },
  'pass/has-one': { status: 409, message: '您还有一张同样的月卡没有用完，用完或到期后再买' },
  'pass/not-payable': { status: 409, message: '付款时间已过，请重新购买' },
  'pass/nothing-back': { status: 409, message: '这张月卡已到期或已用完，没有可退的金额' },
  'pass/refund-changed': { status: 409, message: '应退的金额变了，请看过新的金额再退' },
  'pass/code-unknown': { status: 404, message: '没有这张月卡，请核对卡号再试' },
  'pass/unusable': { status: 409, message: '这张月卡现在不能在这里用' },
  'pass/product-needed': { status: 409, message: '请先选择领哪一样' },
  'pass/changed': { status: 409, message: '这张月卡刚刚用过一次，请看过剩余次数再核销' },
});
