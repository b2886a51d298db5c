import { refusals } from '../kernel/errors.ts';

export const refuseTerminal = refusals({
  'terminal/code-invalid': { status: 400, message: '绑定码不对或已过期，请向总部要一个新的绑定码' },
  'terminal/secret-used': { status: 409, message: '这台终端已绑定，请刷新页面' },
  'terminal/disabled': { status: 403, message: '这台终端已被停用，请联系总部或商户管理员' },
  'release/version-taken': { status: 409, message: '这个版本已经发布过，请换一个版本号' },
  'release/only-grows': { status: 409, message: '比例只能变大；要收回请暂停这个版本' },
  'clerk/wrong': { status: 401, message: '工号或密码不对，请再试' },
  'clerk/locked': { status: 429, message: '输错次数太多，请 15 分钟后再试，或请店长重设密码' },
  'clerk/number-taken': { status: 409, message: '这个工号在本店已有人用，请换一个' },
  'clerk/too-many': { status: 409, message: '店员太多，请先办理离职店员的离职' },
});
