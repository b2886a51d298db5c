import { refusals } from '../kernel/errors.ts';

export const refuseTakeOver = refusals({
  'take-over/busy': { status: 409, message: '这次接管有一步正在进行，请等它结束或先停止' },
  'take-over/other-busy': { status: 409, message: '另一次接管正在进行，请等它结束后再开始' },
  'take-over/no-files': { status: 409, message: '还没有上传文件，请先上传' },
  'take-over/files-gone': { status: 409, message: '上传的文件放了 14 天没有用，已按规定删除；请重新上传，或新建一次接管' },
  'take-over/not-checked': { status: 409, message: '请先试运行，看过报告再正式运行' },
  'take-over/not-run': { status: 409, message: '还没有正式运行，没有可核对或撤回的' },
  'take-over/already-run': { status: 409, message: '已经正式运行过，不能再换文件或试运行；请先撤回，或新建一次接管' },
  'take-over/empty-part': { status: 400, message: '文件是空的，请重新选择' },
});
