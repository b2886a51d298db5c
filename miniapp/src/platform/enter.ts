import { needSession, signIn } from './session.ts';
import { askPerson, codeOf } from './tell.ts';

/** Makes sure it is known who taps. Whoever signed out on purpose is asked first; false: they rather not. */
export const enter = async (text = '优惠券领在您的名下，登录后才能领取和使用。'): Promise<boolean> => {
  try {
    await needSession();
    return true;
  } catch (failure) {
    if (codeOf(failure) !== 'auth/required') throw failure;
    if (!(await askPerson({ title: '先登录', text, yes: '登录', no: '再看看' }))) return false;
    await signIn();
    return true;
  }
};
