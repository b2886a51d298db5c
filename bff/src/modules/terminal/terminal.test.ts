import { randomBytes } from 'node:crypto';
import test from 'ava';
import * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aStore, type StoreMade } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { makeTerminalCode } from './index.ts';

const house = await startHarness();
test.after.always(house.stop);

const aSecret = () => randomBytes(32).toString('base64url');
const bind = (code: string, secret: string) => house.as(null)(contract.bindTerminal, { code, secret, name: '前台' });
const aCode = ({ id }: StoreMade) => house.transact((ctx) => makeTerminalCode(ctx, id));
const aTerminal = async (store: StoreMade) => {
  const secret = aSecret();
  await bind(await aCode(store), secret);
  return { secret, call: house.as(secret) };
};
test.serial('a code binds one terminal to its store, however it is typed', async (t) => {
  const store = await aStore(house, { name: '红谷滩店' });
  const code = await aCode(store);
  t.regex(code, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  const secret = aSecret();
  const bound = await bind(code.toLowerCase().replace('-', ''), secret);
  t.like(bound, { store: { id: store.id, name: '红谷滩店', delivers: true }, terminal: { name: '前台' } });
  const me = await house.as(secret)(contract.getTerminal, {});
  t.deepEqual(me, { ...bound, clerk: null });
  await refused(t, bind(code, aSecret()), 'terminal/code-invalid');
});

test.serial('the same terminal asking again with the same code gets the same answer, even later', async (t) => {
  const code = await aCode(await aStore(house));
  const secret = aSecret();
  const first = await bind(code, secret);
  house.clock.advance(20 * 60_000);
  t.deepEqual((await bind(code, secret)).terminal, first.terminal);
});

test.serial('a code is void after ten minutes', async (t) => {
  const code = await aCode(await aStore(house));
  house.clock.advance(10 * 60_000);
  await refused(t, bind(code, aSecret()), 'terminal/code-invalid');
});

test.serial('of two terminals with one code, one wins', async (t) => {
  const store = await aStore(house);
  const code = await aCode(store);
  const outcomes = await Promise.allSettled([aSecret(), aSecret(), aSecret()].map((secret) => bind(code, secret)));
  t.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  const bound = await house.reads.all('SELECT id FROM terminal WHERE store_id = ?', [store.id]);
  t.is(bound.length, 1);
});

test.serial('a secret stands for one terminal only', async (t) => {
  const { secret } = await aTerminal(await aStore(house));
  const code = await aCode(await aStore(house));
  await refused(t, bind(code, secret), 'terminal/secret-used');
  await t.notThrowsAsync(bind(code, aSecret()), 'the refused try did not use up the code');
});

test.serial('binding is written to the audit log', async (t) => {
  const store = await aStore(house);
  const code = await aCode(store);
  const { terminal } = await bind(code, aSecret());
  const [made] = await house.reads.all<{ detail: string }>(
    `SELECT detail FROM audit_log WHERE action = 'terminal.code-made' AND subject = ?`,
    [store.id],
  );
  const [bound] = await house.reads.all<{ detail: string; store_id: string }>(
    `SELECT detail, store_id FROM audit_log WHERE action = 'terminal.bound' AND subject = ?`,
    [terminal.id],
  );
  t.false(`${made?.detail} ${bound?.detail}`.includes(code));
  t.is(bound?.store_id, store.id, 'whoever looks after the store finds it in his log');
});

test.serial('codes cannot be guessed: after many tries the address has to wait, and others do not', async (t) => {
  const proxied = await startHarness({ settings: { TRUST_PROXY: '1' } });
  t.teardown(proxied.stop);
  const guess = async (address: string, code: string): Promise<number> => {
    const body = JSON.stringify({ code, secret: aSecret(), name: '前台' });
    const pretended = `12.${[...randomBytes(3)].join('.')}`;
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': `${pretended}, ${address}` };
    return (await fetch(`${proxied.url}${contract.bindTerminal.path}`, { method: 'POST', headers, body })).status;
  };
  const [guesser, other] = [`10.${[...randomBytes(3)].join('.')}`, `11.${[...randomBytes(3)].join('.')}`];
  const statuses = await Promise.all(Array.from({ length: 80 }, (_, index) => guess(guesser, `AAAA${2222 + index}`)));
  // A few more pass when Redis is slow for a moment and the process counts by itself.
  t.true(statuses.filter((status) => status === 429).length >= 15);
  t.true(statuses.every((status) => status === 429 || status === 400));
  t.is(await guess(other, 'AAAA9999'), 400);
});

test.serial('a terminal that was ended is nobody', async (t) => {
  const store = await aStore(house);
  const clerk = await aClerk(house, store);
  await house.transact(({ sql, now }) => sql.run('UPDATE terminal SET ended_at = ? WHERE store_id = ?', [now, store.id]));
  await refused(t, house.as(clerk.secret)(contract.getTerminal, {}), 'auth/required');
  await refused(t, clerk.call(contract.getTerminal, {}), 'auth/required');
});
