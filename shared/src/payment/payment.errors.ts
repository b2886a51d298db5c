import { refusals } from '../kernel/errors.ts';

export const refusePayment = refusals({
  'payment/not-payable': { status: 409, message: '这笔订单已经收过款或已取消，不能再收款，请刷新后再看' },
  'payment/cash-short': { status: 409, message: '收到的现金不够，请补足后再收款' },
  'payment/code-unknown': { status: 400, message: '这不是付款码，请扫顾客微信或支付宝的付款码' },
  'payment/no-alipay': { status: 409, message: '这里还不能收支付宝，请用微信或现金' },
  'payment/under-way': { status: 409, message: '上一次扫码收款还没有结果，请等结果出来或先撤销' },
});
