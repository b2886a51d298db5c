import { refusals } from '../kernel/errors.ts';

/** Why something that a till did without a network cannot be entered as it is, and what a person does about it. */
export const refuseOffline = refusals({
  'offline/time': { status: 409, message: '发生的时间在未来，或早于 7 天前，请核对终端的时间，属实再入账' },
  'offline/clerk-unknown': { status: 409, message: '本店没有这个店员，请核对是谁收的，属实再入账' },
  'offline/shift-unknown': { status: 409, message: '没有它的班次，请先把这个班次的开班入账' },
  'offline/shift-foreign': { status: 409, message: '它的班次是另一台终端的，请核对后再入账' },
  'offline/shift-closed': { status: 409, message: '这个班次已经点清钱箱交班，这次交班没有再记，请核对点到的现金' },
  'offline/sku-unknown': { status: 409, message: '商品资料里没有其中的商品，请补上商品资料再入账' },
  'offline/measure': { status: 409, message: '其中有商品按份还是按重量卖与商品资料不符，请核对商品资料再入账' },
  'offline/sums': { status: 409, message: '金额对不上：各行相加减去抹零不等于应收，或实收不够。请核对小票' },
  'offline/store-closed': { status: 409, message: '门店已停业，恢复营业后才能入账' },
  'offline/id-taken': { status: 409, message: '编号已经是另一笔单据的，请在订单里核对是否已经入账' },
  'offline/fault': { status: 409, message: '入账时系统出了差错，这一笔没有入账，请联系技术人员，修好后再入账' },
  'offline/dismissed': { status: 409, message: '这一笔已经决定不入账，请刷新后再看' },
  'offline/in-books': { status: 409, message: '这一笔已经入账，请刷新后再看' },
});
export type OfflineCause = keyof typeof refuseOffline.table;
