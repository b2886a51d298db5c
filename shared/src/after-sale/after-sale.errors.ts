import { refusals } from '../kernel/errors.ts';

export const refuseAfterSale = refusals({
  'after-sale/open': { status: 409, message: '这笔订单已有一个退款申请在处理，请等答复，或先撤回再申请' },
  'after-sale/late': { status: 409, message: '已过申请退款的时间，如有疑问请联系门店' },
  'after-sale/final': { status: 409, message: '总部已答复过这笔订单的退款申请，如有疑问请联系门店' },
  'after-sale/exceeds': { status: 409, message: '申请的金额超过了可退的金额，请刷新后再填' },
  'after-sale/decided': { status: 409, message: '这个申请已有人处理，请刷新后再看' },
  'after-sale/limit': { status: 403, message: '超出了您能决定的额度，请转给上级处理' },
  'after-sale/top': { status: 409, message: '已经是最上一级，请直接答复' },
  'after-sale/picture-gone': { status: 409, message: '有图片已失效，请重新上传' },
});
