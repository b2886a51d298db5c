import { refusals } from '../kernel/errors.ts';

export const refusePayment = refusals({
  'payment/not-payable': { status: 409, message: '这笔订单已经收过款或已取消，不能再收款，请刷新后再看' },
  'payment/cash-short': { status: 409, message: '收到的现金不够，请补足后再收款' },
  'payment/code-unknown': { status: 400, message: '这不是付款码，请扫顾客微信或支付宝的付款码' },
  'payment/no-alipay': { status: 409, message: '本店没有开通支付宝收款，请顾客用微信付款码，或收现金' },
  'payment/no-alipay-app': { status: 409, message: '系统还没有接入支付宝应用，请技术人员先按运维手册设置 ALIPAY_APP_FILE' },
  'payment/alipay-token-invalid': { status: 409, message: '支付宝不认这个授权令牌：可能没有复制完整，或商户已取消授权，请商户重新授权' },
  'payment/under-way': { status: 409, message: '上一次扫码收款还没有结果，请等结果出来或先撤销' },
});
