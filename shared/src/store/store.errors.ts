import { refusals } from '../kernel/errors.ts';

export const refuseStore = refusals({
  'store/choice-missing': { status: 400, message: '请选择门店，或至少选一个范围（省、市、分公司、商户）' },
  'store/count-changed': { status: 409, message: '范围里的门店数和确认时不一样了，请刷新后重新确认' },
  'store/code-differs': { status: 400, message: '输入的商户编码不对，没有暂停任何门店' },
  'store/closed-for-good': { status: 409, message: '这家门店已经停业，不能再改' },
  'hand-over/whole-chain': { status: 403, message: '门店交接要由负责全公司的总部账号来做，请联系总部管理员' },
  'hand-over/no-merchant': { status: 400, message: '接手的商户或分公司不存在，或已停止合作，请重新选择' },
  'hand-over/same-owner': { status: 409, message: '门店那天已经属于这个商户和分公司，不用交接' },
  'hand-over/day-past': { status: 400, message: '交接日不能早于今天' },
  'hand-over/begun': { status: 409, message: '这次交接已经开始，不能取消；要改回去，请再做一次交接' },
  'hand-over/not-a-branch': { status: 400, message: '请选择一个在营的分公司；分公司接手时，所属分公司就是它自己' },
});
