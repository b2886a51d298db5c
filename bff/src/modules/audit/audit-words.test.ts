import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import { auditDomains, auditText, auditWords } from '@mendian/shared/audit/audit-words.ts';

const source = resolve(import.meta.dirname, '../..');

/** The actions that the program writes to the audit log, found where it does. */
const audited = globSync('**/*.ts', { cwd: source, exclude: (name) => name.endsWith('.test.ts') }).flatMap((path) => {
  const text = readFileSync(join(source, path), 'utf8');
  if (!text.includes("/platform/audit.ts'")) return [];
  return [...text.matchAll(/\baction:([^,}]+)/g)].flatMap(([, given]) => {
    const actions = [...given!.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action!);
    return actions.length === 0 ? [`${path} writes an action that is not there in words: ${given!.trim()}`] : actions;
  });
});

test('every action that is written to the audit log has Chinese words', (t) => {
  t.true(audited.length >= 20);
  t.deepEqual([...new Set(audited)].filter((action) => !(action in auditWords)), []); // prettier-ignore
  for (const [action, words] of Object.entries(auditWords)) t.regex(words, /[一-鿿]/, action);
});

test('every action stands under a heading', (t) => {
  t.deepEqual(
    Object.keys(auditWords).filter((action) => !(action.split('.')[0]! in auditDomains)),
    [],
  );
});

test('a sentence has the facts in it, leaves out what is not there, and an unknown action reads as itself', (t) => {
  t.is(auditText('account.added', { username: 'wang', realName: '王小明' }), '新增账号 wang（王小明）');
  t.is(auditText('account.added', { username: 'wang' }), '新增账号 wang');
  t.is(auditText('role.added', { name: { sly: true } }), '新增角色“”');
  t.is(auditText('attention.settled', { how: '已对账' }), '处理完待处理事项：已对账');
  t.is(auditText('something.new', {}), 'something.new');
});
