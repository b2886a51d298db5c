import { refusals } from '../kernel/errors.ts';

export const refuseRedeem = refusals({
  'redeem/code-unknown': { status: 404, message: '没有这张券，请核对券码再试' },
  'redeem/used': { status: 409, message: '这张券已经用过了' },
  'redeem/locked': { status: 409, message: '这张券正被一笔小程序订单占用，付款或取消那笔订单后再看' },
  'redeem/void': { status: 409, message: '这张券已作废' },
  'redeem/unfit': { status: 409, message: '这张券现在不能在这里用' },
  'redeem/goods-needed': { status: 409, message: '请先填写可用商品的金额' },
  'redeem/product-needed': { status: 409, message: '请先选择兑换哪一样' },
  'redeem/changed': { status: 409, message: '可减的金额变了，请看过新的金额再核销' },
  'redeem/pass-refunded': { status: 409, message: '这张月卡已在退款，不能再撤销它的核销' },
  'redeem/day-over': { status: 409, message: '只能在核销当天撤销' },
});
