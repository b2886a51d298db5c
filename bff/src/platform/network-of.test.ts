import { randomBytes } from 'node:crypto';
import test from 'ava';
import * as mine from '@mendian/shared/account/sign-in.contract.ts';
import { startHarness } from '../../test/harness.ts';
import { networkOf } from './network-of.ts';

test('whoever has a network of his own is one address, however many he calls from', async (t) => {
  const house = await startHarness({ settings: { TRUST_PROXY: '1' } });
  t.teardown(house.stop);
  const counts: Record<number, number> = {};
  const signIn = async (address: string, no: number) => {
    const body = JSON.stringify({ username: `name${no}`, password: 'Password-1234' });
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    return (await fetch(`${house.url}${mine.signIn.hq.path}`, { method: 'POST', headers, body })).status;
  };
  for (let no = 0; no < 120; no += 1) {
    const host = randomBytes(8).toString('hex').match(/..../g)!.join(':');
    const status = await signIn(`2001:db8:1:2:${host}`, no);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  // A few more pass when Redis is slow for a moment and the process counts by itself.
  t.true((counts[429] ?? 0) >= 10, JSON.stringify(counts));
  t.not(await signIn('2001:db8:1:3::1', 0), 429, 'the network beside it');
});

test('addresses of one network are the same however they are written, and those of IPv4 stay as they are', (t) => {
  for (const one of ['2001:db8::1', '2001:0DB8:0:0:ffff::', '2001:db8:0:0:1:2:3:4', '2001:db8::1%eth0', '2001:db8::5:1.2.3.4'])
    t.is(networkOf(one), '2001:db8:0:0::/64');
  t.is(networkOf('::1'), '0:0:0:0::/64');
  t.is(networkOf('fe80::a:b:c:d:e'), 'fe80:0:0:a::/64');
  t.deepEqual([networkOf('::ffff:10.0.0.7'), networkOf('10.0.0.7'), networkOf('unknown')], ['10.0.0.7', '10.0.0.7', 'unknown']);
});
