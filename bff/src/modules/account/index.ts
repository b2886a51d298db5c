import * as accounts from '@mendian/shared/account/account.contract.ts';
import * as merchants from '@mendian/shared/account/merchant-account.contract.ts';
import * as roles from '@mendian/shared/account/role.contract.ts';
import * as mine from '@mendian/shared/account/sign-in.contract.ts';
import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';
import type { Module } from '../../module.ts';
import { endSession } from '../../platform/sessions.ts';
import type { Serve } from '../../platform/serve.ts';
import { addStaffAccount } from './add-staff-account.ts';
import { makeCaptcha } from './captcha.ts';
import { addMerchantAccount, resetMerchantPassword, setMerchantAccountEnabled } from './change-merchant-account.ts';
import { changeMyPassword } from './change-my-password.ts';
import { addRole, editRole } from './change-role.ts';
import { editAccount } from './edit-account.ts';
import { addExtraPermission, listExtraPermissions, removeExtraPermission } from './extra-permissions.ts';
import { listGrantableNodes, listGrantableRoles } from './grantable.ts';
import { listAccounts } from './list-accounts.ts';
import { getRole, listRoles } from './list-roles.ts';
import { listMerchantAccounts } from './merchant-accounts.ts';
import { endMySession, listMySessions } from './my-sessions.ts';
import { deskOf, heldOf, openCatalogue, type Catalogue } from './permission-catalogue.ts';
import { presentMe } from './present-me.ts';
import { viewAccount } from './present-account.ts';
import { removeAccount } from './remove-account.ts';
import { removeRole } from './remove-role.ts';
import { resetPassword } from './reset-password.ts';
import { signIn } from './sign-in.ts';

export { addAccount } from './add-account.ts';
export { dropAccounts } from './drop-accounts.ts';
export { listAccounts } from './list-accounts.ts';
export { deskOf, openCatalogue, type Catalogue } from './permission-catalogue.ts';
export { hashPassword, oneTimePassword, passwordMatches } from './password.ts';

/** Accounts, roles and permissions of both desks. `endpoints`: all that are served, once they are. */
export const accountModule = (endpoints: () => readonly Endpoint[]): Module => {
  const catalogue = openCatalogue(endpoints);
  return {
    routes: (serve) => {
      myRoutes(serve, catalogue);
      accountRoutes(serve);
      roleRoutes(serve, catalogue);
    },
  };
};

const myRoutes = (serve: Serve, catalogue: Catalogue): void => {
  for (const desk of ['hq', 'merchant'] as const) {
    serve.steps(mine.signIn[desk], signIn(desk, catalogue));
    serve.steps(mine.getCaptcha[desk], makeCaptcha);
  }
  serve.desk.read(mine.getMe, ({ sql, actor }) => presentMe(sql, actor, catalogue));
  serve.desk.steps(mine.changeMyPassword, changeMyPassword);
  serve.desk.write(mine.signOut, async (ctx) => {
    await endSession(ctx, ctx.actor.sessionId);
    return {};
  });
  serve.desk.read(mine.listMySessions, listMySessions);
  serve.desk.write(mine.endMySession, endMySession);
};

const accountRoutes = (serve: Serve): void => {
  serve.desk.read(accounts.listAccounts, listAccounts);
  serve.desk.read(accounts.getAccount, ({ sql, actor }, { accountId }) => viewAccount(sql, actor, accountId));
  serve.desk.steps(accounts.addAccount, addStaffAccount);
  serve.desk.write(accounts.editAccount, editAccount);
  serve.desk.write(accounts.removeAccount, removeAccount);
  serve.desk.steps(accounts.resetPassword, resetPassword);
  serve.desk.read(accounts.listGrantableRoles, listGrantableRoles);
  serve.desk.read(accounts.listGrantableNodes, listGrantableNodes);
  serve.read(merchants.listMerchantAccounts, listMerchantAccounts);
  serve.steps(merchants.addMerchantAccount, addMerchantAccount);
  serve.write(merchants.setMerchantAccountEnabled, setMerchantAccountEnabled);
  serve.steps(merchants.resetMerchantPassword, resetMerchantPassword);
};

const roleRoutes = (serve: Serve, catalogue: Catalogue): void => {
  serve.desk.read(roles.listRoles, listRoles(catalogue));
  serve.desk.read(roles.getRole, getRole(catalogue));
  serve.desk.write(roles.addRole, addRole(catalogue));
  serve.desk.write(roles.editRole, editRole(catalogue));
  serve.desk.write(roles.removeRole, removeRole(catalogue));
  serve.desk.read(roles.listPermissions, async ({ sql, actor }) => {
    const listed = await catalogue.list(sql, deskOf(actor));
    const held = new Set(heldOf(actor, listed));
    return { items: listed.map((one) => ({ ...one, held: held.has(one.key) })) };
  });
  serve.read(roles.listExtraPermissions, listExtraPermissions);
  serve.write(roles.addExtraPermission, addExtraPermission(catalogue));
  serve.write(roles.removeExtraPermission, removeExtraPermission);
};
