import { caller } from '@mendian/shared/kernel/caller.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { signIn as signInContract, type MemberViewData } from '@mendian/shared/member/member.contract.ts';
import { brought } from './brought.ts';
import { outside } from './index';
import { newKey } from './new-key.ts';
import { send } from './send.ts';
import { sharedState } from './shared-state.ts';
import { forget, keep, recall } from './storage.ts';
import { forgetCustomer, token } from './token.ts';

/** Who is signed in, as last heard; kept so that the first screen knows. */
export const member = sharedState<MemberViewData | null>(recall<MemberViewData>('member'));

export const setMember = (next: MemberViewData | null): void => {
  if (next === null) forget('member');
  else keep('member', next);
  member.set(next);
};

const callSignIn = caller(send, newKey);
let underway: Promise<void> | null = null;

/** Signs in by wx.login; everyone who asks meanwhile waits for the same sign-in. */
export const signIn = (): Promise<void> => {
  underway ??= signInOnce().finally(() => {
    underway = null;
  });
  return underway;
};

/** At start: nobody asked for it, so a failure is nobody's business until something needs it. */
export const signInQuietly = async (): Promise<void> => {
  if (token.get() !== null || leftOnPurpose()) return;
  await signIn().catch(() => undefined);
};

/** Makes sure there is a token. Who signed out on purpose is not signed in again behind their back. */
export const needSession = async (): Promise<void> => {
  if (token.get() !== null) return;
  if (leftOnPurpose()) throw refuse('auth/required', {}, '您已退出登录，请先登录');
  await signIn();
};

/** Signs out on purpose: nobody is signed in again until they ask for it. */
export const leave = (): void => {
  forgetCustomer();
  setMember(null);
  keep('left', true);
};

const leftOnPurpose = (): boolean => recall<boolean>('left') === true;

const signInOnce = async (): Promise<void> => {
  token.set(null);
  const by = brought.get();
  const code = await outside.loginCode();
  const reply = await callSignIn(signInContract, by === null ? { code } : { code, brought: by });
  brought.forget();
  token.set(reply.token);
  setMember(reply.member);
  forget('left');
};
