import { randomBytes } from 'node:crypto';
import test from 'ava';
import * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import { aStore, type StoreMade } from '../../../test/build.ts';
import { refused, startHarness, type Call } from '../../../test/harness.ts';
import { addClerk, makeTerminalCode } from './index.ts';

const house = await startHarness();
test.after.always(house.stop);

const aTerminal = async (store: StoreMade): Promise<Call> => {
  const secret = randomBytes(32).toString('base64url');
  const code = await house.transact((ctx) => makeTerminalCode(ctx, store.id));
  await house.as(null)(contract.bindTerminal, { code, secret, name: '前台' });
  return house.as(secret);
};
const addTo = (store: StoreMade, number: string, pin: string) =>
  house.transact((ctx) => addClerk(ctx, store.id, { number, name: `店员${number}`, pin }));

test.serial('a clerk signs in with number and PIN, and out again', async (t) => {
  const store = await aStore(house);
  await addTo(store, '8', '2468');
  const terminal = await aTerminal(store);
  const { token, clerk } = await terminal(contract.signInClerk, { number: '8', pin: '2468' });
  t.like(clerk, { number: '8', name: '店员8' });
  t.deepEqual((await house.as(token)(contract.getTerminal, {})).clerk, clerk);
  await house.as(token)(contract.signOutClerk, {});
  await refused(t, house.as(token)(contract.getTerminal, {}), 'auth/required');
});

test.serial('when the next clerk signs in at a terminal, the one before is out', async (t) => {
  const store = await aStore(house);
  await addTo(store, '1', '1111');
  await addTo(store, '2', '2222');
  const [front, back] = [await aTerminal(store), await aTerminal(store)];
  const first = await front(contract.signInClerk, { number: '1', pin: '1111' });
  const elsewhere = await back(contract.signInClerk, { number: '1', pin: '1111' });
  const second = await house.as(first.token)(contract.signInClerk, { number: '2', pin: '2222' });
  await refused(t, house.as(first.token)(contract.getTerminal, {}), 'auth/required');
  t.is((await house.as(second.token)(contract.getTerminal, {})).clerk?.number, '2');
  t.is((await house.as(elsewhere.token)(contract.getTerminal, {})).clerk?.number, '1', 'the other terminal is not concerned');
});

test.serial('a clerk of another store cannot sign in here', async (t) => {
  const [here, there] = [await aStore(house), await aStore(house)];
  await addTo(there, '5', '5555');
  const terminal = await aTerminal(here);
  await refused(t, terminal(contract.signInClerk, { number: '5', pin: '5555' }), 'clerk/wrong');
});

test.serial('five wrong PINs lock the number for a quarter of an hour, for a number nobody has just the same', async (t) => {
  const store = await aStore(house);
  await addTo(store, '3', '3333');
  const terminal = await aTerminal(store);
  const answers: Record<string, string[]> = { '3': [], '99': [] };
  for (const number of ['3', '99'])
    for (let tries = 0; tries < 7; tries += 1)
      await terminal(contract.signInClerk, { number, pin: '0000' }).catch((error: { code: string }) => answers[number]!.push(error.code));
  t.deepEqual(answers['3'], [...Array<string>(5).fill('clerk/wrong'), 'clerk/locked', 'clerk/locked']);
  t.deepEqual(answers['99'], answers['3']);

  await refused(t, terminal(contract.signInClerk, { number: '3', pin: '3333' }), 'clerk/locked');
  house.clock.advance(15 * 60_000);
  await t.notThrowsAsync(terminal(contract.signInClerk, { number: '3', pin: '3333' }));
});

test.serial('guesses sent at the same time are counted like those sent one after the other', async (t) => {
  const store = await aStore(house);
  await addTo(store, '4', '4444');
  const terminal = await aTerminal(store);
  const guesses = Array.from({ length: 15 }, (_, index) =>
    terminal(contract.signInClerk, { number: '4', pin: `70${String(index).padStart(2, '0')}` }),
  );
  const codes = (await Promise.allSettled(guesses)).map((guess) =>
    guess.status === 'rejected' ? (guess.reason as { code: string }).code : 'in',
  );
  t.is(codes.filter((code) => code === 'clerk/wrong').length, 5);
  t.is(codes.filter((code) => code === 'clerk/locked').length, 10);
});

test.serial('a right PIN forgives the wrong ones before it', async (t) => {
  const store = await aStore(house);
  await addTo(store, '6', '6666');
  const terminal = await aTerminal(store);
  for (let round = 0; round < 3; round += 1) {
    for (let tries = 0; tries < 4; tries += 1)
      await refused(t, terminal(contract.signInClerk, { number: '6', pin: '0000' }), 'clerk/wrong');
    await t.notThrowsAsync(terminal(contract.signInClerk, { number: '6', pin: '6666' }));
  }
});

test.serial('a PIN is not in the database in any readable form', async (t) => {
  const store = await aStore(house);
  const id = await addTo(store, '7', '13572468');
  const row = await house.reads.one('SELECT * FROM clerk WHERE id = ?', [id]);
  t.false(JSON.stringify(row).includes('13572468'));
  t.true(JSON.stringify(row).includes('$argon2id$'));
});
