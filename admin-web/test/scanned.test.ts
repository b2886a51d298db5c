import test from 'ava';
import { orderScanText } from '@mendian/shared/print/slip.ts';
import { isNumber, recognise } from '../src/features/order/hand-over/scanned.ts';
import { intentions } from '../src/platform/intentions.ts';

for (const text of ['12345678', ' 1234 5678 ', '1234-5678', '１２３４５６７８'])
  test(`“${text}” is a pickup code`, (t) => {
    t.deepEqual(recognise(text), { kind: 'pickup-code', code: '12345678' });
  });

for (const { text, says } of [
  { text: '134567890123456789', says: /微信付款码/ },
  { text: '281234567890123456', says: /支付宝/ },
  { text: '6901234567892', says: /商品条码/ },
  { text: '2100012345678', says: /电子秤/ },
  { text: '13812345678', says: /手机号/ },
  { text: '1234567', says: /少了几位/ },
  { text: '123456789', says: /位数不对/ },
  { text: 'https://example.com/x', says: /网址/ },
  { text: '你好', says: /认不出/ },
])
  test(`“${text}” is not a pickup code, and it is said what it is`, (t) => {
    const scanned = recognise(text);
    t.regex(scanned.kind === 'other' ? scanned.sentence : '', says);
  });

test('the code of a coupon, a pass, a member or an earlier system has a page of its own, and nothing else of sixteen digits', (t) => {
  for (const code of ['8123456789012345', '6123456789012345', '71234567890123456', 'OLD2024A00012'])
    t.deepEqual(recognise(code.replace(/^(.{4})/, '$1 ')), { kind: 'counter-code', code });
  t.is(recognise('9123456789012345').kind, 'other');
});

test('the kitchen slip opens its order, and a pickup number the order of that number', (t) => {
  t.deepEqual(recognise(orderScanText('01JD5X7Q9V5N0W8ZK3T2M4R6YB')), { kind: 'order', orderId: '01JD5X7Q9V5N0W8ZK3T2M4R6YB' });
  t.deepEqual(recognise('a12'), { kind: 'pickup-number', number: 'a12' });
  t.true(isNumber('A012', 'a12'));
  t.true(isNumber('007', '7'));
  t.false(isNumber('A012', '12'));
  t.false(isNumber(null, '12'));
});

test('a code scanned again after a lost answer is the same intention, after an answer a new one', (t) => {
  let made = 0;
  const keys = intentions(() => `key-${(made += 1)}`);
  t.is(keys.keyFor('12345678'), 'key-1');
  t.is(keys.keyFor('12345678'), 'key-1');
  t.is(keys.keyFor('87654321'), 'key-2');
  keys.answered('12345678');
  t.is(keys.keyFor('12345678'), 'key-3');
});
