import { refusals } from '../kernel/errors.ts';

export const refuseTill = refusals({
  'till/label-foreign': { status: 400, message: '这不是本店秤打的标签，请核对门店设置里的条码格式和前缀' },
  'till/label-misread': { status: 400, message: '标签没有扫完整，请再扫一次' },
  'till/label-empty': { status: 400, message: '标签上的重量或金额是 0，请重新称重打签' },
  'till/plu-unknown': { status: 409, message: '没有商品用标签上的货号，请在商品资料里填上再扫' },
  'till/not-sold-here': { status: 409, message: '有商品本店没有在卖，请去掉后再收款' },
  'till/by-weight': { status: 400, message: '这个商品按重量卖，请称重后录入' },
  'till/by-piece': { status: 400, message: '这个商品按份卖，请录入件数' },
  'till/round-down-too-far': { status: 403, message: '门店设置里不能抹这么多，请选小一些的' },
  'till/guest-gone': { status: 409, message: '会员已经认不出来了，请重新出示会员码或报手机号' },
  'till/guest-may-not-spend': { status: 403, message: '报手机号只能积分；用券或积分请出示会员码或券码' },
  'till/no-shift': { status: 409, message: '这台终端还没有开班，请先点清钱箱开班' },
  'till/shift-open': { status: 409, message: '这台终端已经开班，请刷新后再看' },
  'till/shift-closed': { status: 409, message: '这个班次已经交班，不能再改' },
  'till/difference-unexplained': { status: 409, message: '点到的现金与应有的不一致，请复点；确实不一致请写明原因' },
  'till/parked-gone': { status: 409, message: '这张挂单已被取走或已过当天，请刷新列表' },
  'till/parked-full': { status: 409, message: '挂单太多了，请先取走或删除一些' },
  'till/return-too-late': { status: 409, message: '已超过门店可退货的天数，请联系总部处理' },
  'till/return-exceeds': { status: 409, message: '退的数量超过了还没退的，请刷新后再填' },
  'till/return-changed': { status: 409, message: '应退金额刚刚有变动，请核对后再退' },
  'till/not-restockable': { status: 400, message: '称重的熟食退回后不能再卖，请不要勾选放回库存' },
});
