import test from 'ava';
import { deviceText } from './device-text.ts';

const reads = test.macro({
  exec: (t, userAgent: string, expected: string) => t.is(deviceText(userAgent), expected),
  title: (_: string | undefined, userAgent: string, expected: string) =>
    `“${expected}” is what ${userAgent.slice(-40) || 'nothing'} is shown as`,
});
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
test(reads, windows, 'Chrome · Windows');
test(reads, `${windows} Edg/130.0.0.0`, 'Edge · Windows');
test(
  reads,
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  'Safari · Mac',
);
test(
  reads,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50',
  '微信 · iPhone',
);
test(reads, 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36', 'Chrome · 安卓');
test(reads, 'erp-sync/2.1 (node)', 'erp-sync');
test(reads, '<script>', '未知设备');
test(reads, '', '未知设备');
