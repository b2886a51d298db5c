import test from 'ava';
import { methodOfCode } from './auth-code.ts';

const told = test.macro({
  exec: (t, code: string, method: 'codepay' | 'alipay' | null) => t.is(methodOfCode(code), method),
  title: (name) => name!,
});

test('the first of WeChat’s codes', told, '100000000000000000', 'codepay');
test('the last of WeChat’s codes', told, '159999999999999999', 'codepay');
test('a member code of WeChat’s begins with 16 and pays nothing', told, '160000000000000000', null);
test('one digit short of WeChat’s', told, '13000000000000000', null);
test('one digit more than WeChat’s', told, '1300000000000000000', null);
test('Alipay’s of 16 digits', told, '2512345678901234', 'alipay');
test('Alipay’s usual 18 digits', told, '286958267789018980', 'alipay');
test('Alipay’s of 24 digits', told, '301234567890123456789012', 'alipay');
test('25 digits are too many', told, '3012345678901234567890123', null);
test('24 pays nothing', told, '241234567890123456', null);
test('31 pays nothing', told, '311234567890123456', null);
test('a phone number pays nothing', told, '13800000001', null);
test('letters pay nothing', told, '13000000000000000a', null);
