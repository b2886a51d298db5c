import { refusals } from '../kernel/errors.ts';

export const refusePrint = refusals({
  'print/taken': { status: 409, message: '另一台设备正在打印这张小票，请稍后再看' },
  'print/not-taken': { status: 409, message: '请先领取这张小票再打印' },
  'print/held': { status: 409, message: '这张小票打了几次都不能确认，请看看纸有没有出来，再决定重打还是取消' },
  'print/over': { status: 409, message: '这张小票已经打印或取消，需要的话请补打' },
  'print/waiting': { status: 409, message: '这张小票还在等着打印，不用再点，请看“打印”列表' },
  'print/no-printer': { status: 409, message: '门店没有打这种小票的网络打印机，请先在“打印”里添加' },
  'print/shift-open': { status: 409, message: '还没有交班，交班以后才能打交班单' },
  'printer/name-taken': { status: 409, message: '这个名称的打印机已经有了，请换一个名称' },
  'printer/too-many': { status: 409, message: '打印机太多，请先删除不用的' },
});
