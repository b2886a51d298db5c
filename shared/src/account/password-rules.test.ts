import test from 'ava';
import fc from 'fast-check';
import { passwordFault } from './password-rules.ts';

const owner = { username: 'wang.xiaoming', phone: '13812345678' };

const judged = test.macro({
  exec: (t, password: string, expected: RegExp | null) => {
    const fault = passwordFault(password, owner);
    if (expected === null) t.is(fault, null);
    else t.regex(fault ?? '', expected);
  },
  title: (_: string | undefined, password: string, expected: RegExp | null) =>
    `“${password}” ${expected === null ? 'will do' : 'will not do'}`,
});
test(judged, 'duck-2026', null);
test(judged, '卤鸭脖卤鸭翅好吃', null);
test(judged, 'short-1', /至少要 8 位/);
test(judged, '💥💥💥💥💥💥💥', /至少要 8 位/);
test(judged, 'wang.xiaoming', /自己的账号/);
test(judged, 'Wang.XiaoMing', /自己的账号/);
test(judged, '13812345678', /手机号/);
test(judged, '12345678', /太常见/);
test(judged, '9876543210', /太常见/);
test(judged, 'abcdefgh', /太常见/);
test(judged, '88888888', /太常见/);
test(judged, '12341234', /太常见/);
test(judged, 'Password123', /太常见/);
test(judged, 'woaini1314', /太常见/);

test('whoever has no phone on record may choose anything that is long and rare', (t) => {
  t.is(passwordFault('duck-2026', { username: 'zongbu', phone: '' }), null);
});

test('eight signs and more of a random password will do', (t) => {
  const random = fc.string({ minLength: 12, maxLength: 40, unit: 'grapheme-ascii' }).filter((text) => new Set(text).size > 5);
  fc.assert(fc.property(random, (password) => t.is(passwordFault(password, owner), null)));
});
