import test from 'ava';
import * as mine from '@mendian/shared/account/sign-in.contract.ts';
import { aUsername } from '../../../test/build-business.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { addAccount, hashPassword } from './index.ts';

const house = await startHarness();
const password = 'duck-neck-2026';
const passwordHash = await hashPassword(password);
test.after.always(house.stop);

/** The name of an account at head office. */
const anAccount = async (mustChange = false): Promise<string> => {
  const username = aUsername();
  await house.transact((ctx) =>
    addAccount(ctx, {
      ...{ merchantId: null, primary: true, username, realName: '陈静', phone: '13812345678' },
      ...{ passwordHash, mustChange, scope: [{ kind: 'chain' }], roleIds: [] },
    }),
  );
  return username;
};
const enter = (username: string, given = password) => house.as(null)(mine.signIn.hq, { username, password: given });

test('with a one-time password nothing is open but changing it, and then everything is', async (t) => {
  const username = await anAccount(true);
  const { token, me } = await enter(username);
  t.true(me.mustChangePassword);
  const desk = house.as(token);
  await refused(t, desk(mine.changeMyPassword.hq, { current: password, next: password }), 'account/password-weak');
  await desk(mine.changeMyPassword.hq, { current: password, next: 'a-new-one-of-mine' });
  t.false((await desk(mine.getMe.hq, {})).mustChangePassword);
  await refused(t, enter(username), 'account/wrong');
  t.truthy(await enter(username, 'a-new-one-of-mine'));
});

test('a new password must be one that is not guessed first, and the current one has to be known', async (t) => {
  const username = await anAccount();
  const desk = house.as((await enter(username)).token);
  for (const [next, said] of [
    ['short', /至少要 8 位/],
    ['12345678', /太常见/],
    [username.toUpperCase(), /自己的账号/],
    ['13812345678', /手机号/],
    [password, /当前密码一样/],
  ] as const)
    t.regex((await refused(t, desk(mine.changeMyPassword.hq, { current: password, next }), 'account/password-weak')).message, said);
  for (let tries = 0; tries < 5; tries += 1)
    await refused(t, desk(mine.changeMyPassword.hq, { current: 'not-the-one', next: 'a-good-new-one' }), 'account/password-wrong');
  await refused(t, desk(mine.changeMyPassword.hq, { current: 'not-the-one', next: 'a-good-new-one' }), 'limit/too-many');
});

test('changing the password ends the other sessions and keeps this one', async (t) => {
  const username = await anAccount();
  const [here, there] = [(await enter(username)).token, (await enter(username)).token];
  await house.as(here)(mine.changeMyPassword.hq, { current: password, next: 'a-good-new-one' });
  t.truthy(await house.as(here)(mine.getMe.hq, {}));
  await refused(t, house.as(there)(mine.getMe.hq, {}), 'auth/required');
});

test('one sees where one is signed in, and ends what is one’s own and nothing else', async (t) => {
  const [username, stranger] = [await anAccount(), await anAccount()];
  const [here, there] = [(await enter(username)).token, (await enter(username)).token];
  const theirs = (await enter(stranger)).token;
  const { items } = await house.as(here)(mine.listMySessions.hq, {});
  t.is(items.length, 2);
  t.is(items.filter(({ current }) => current).length, 1);
  t.is(items[0]?.device, 'node');
  const other = items.find(({ current }) => !current)!;
  const [foreign] = (await house.as(theirs)(mine.listMySessions.hq, {})).items;
  await refused(t, house.as(here)(mine.endMySession.hq, { sessionId: foreign!.sessionId }), 'thing/not-found');
  await house.as(here)(mine.endMySession.hq, { sessionId: other.sessionId });
  await refused(t, house.as(there)(mine.getMe.hq, {}), 'auth/required');
  await house.as(here)(mine.signOut.hq, {});
  await refused(t, house.as(here)(mine.getMe.hq, {}), 'auth/required');
  t.truthy(await house.as(theirs)(mine.getMe.hq, {}));
});
