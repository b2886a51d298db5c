import { refusals } from '../kernel/errors.ts';

export const refusePayment = refusals({
  'payment/not-payable': { status: 409, message: '这笔订单已经收过款或已取消，不能再收款，请刷新后再看' },
  'payment/cash-short': { status: 409, message: '收到的现金不够，请补足后再收款' },
  'payment/under-way': { status: 409, message: '上一次扫码收款还没有结果，请等结果出来或先撤销' },
});
