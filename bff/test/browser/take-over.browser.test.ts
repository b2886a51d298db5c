import test from 'ava';
import { demoStaff } from '../../embedded/demo-staff.ts';
import { csvOf, type Row } from '../../src/modules/take-over/take-over-for-tests.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, field, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop();
const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const branch = await shop.house.reads.one<{ code: string }>(`SELECT code FROM merchant WHERE kind = 'branch' ORDER BY code LIMIT 1`);
const store = (no: number, more: Row = {}): Row => ({
  ...{ code: `OLD-${no}`, name: `旧系统第 ${no} 店`, province: '江西', city: '南昌', cityInitial: 'N', address: `八一大道 ${no} 号` },
  ...{ lat: '28.682', lng: '115.858', branchCode: branch!.code, ...more },
});
const long = '（红谷滩万达广场地下一层美食街靠近二号扶梯店）'.repeat(2);
const wrong = [
  store(1),
  store(90, { branchCode: 'B404' }),
  store(91, { lat: '一百' }),
  store(92, { name: '' }),
  store(93, { name: `${long}${long}` }),
];
const stores = csvOf('stores', [...Array.from({ length: 40 }, (_, index) => store(index + 1)), ...wrong]);
const members = csvOf('members', Array.from({ length: 3_000 }, (_, no) => ({ openid: `oOldSystem-${no}`, nickname: `会员${no}` }))); // prettier-ignore

const pick = async (label: string, content: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).setInputFiles({ name: `${label}.csv`, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await sees(page, `${label}.csv`);
};
const members3000 = () =>
  shop.house.reads
    .one<{ count: number }>(`SELECT COUNT(*) AS count FROM member WHERE openid LIKE 'oOldSystem-%'`)
    .then((row) => row!.count);

test.serial('Head office uploads the earlier system’s files; a dry run tells line by line what would come of them', async (t) => {
  await page.goto(`${shop.url}/admin/hq/#/take-overs`);
  await field(page, '账号').fill(demoStaff.hq.username);
  await page.getByLabel('密码', { exact: true }).fill(demoStaff.hq.password);
  await button(page, '登录').click();
  await sees(page, '还没有接管过');
  await look(t, page, 'take-over-01-none');
  await button(page, '新建接管').click();
  await field(page, '名称').fill('江西片区第一次演练');
  await button(page, '新建').click();
  await page.getByRole('heading', { name: '江西片区第一次演练' }).waitFor();
  await look(t, page, 'take-over-02-new');

  await pick('门店文件', 'PK not a table');
  await button(page, '试运行').click();
  await sees(page, /没有列名/);
  await look(t, page, 'take-over-03-not-a-file');

  await pick('门店文件', stores);
  await pick('会员文件', members);
  await button(page, '试运行').click();
  await sees(page, /将新增 3,040 条/);
  t.is(await members3000(), 0);
  await button(page.getByRole('row').filter({ hasText: '门店' }), '5').click();
  await sees(page, '与第 2 行重复');
  await sees(page, /分公司 B404 不存在/);
  await look(t, page, 'take-over-04-report');
});

test.serial('It is run, compared with the files, and taken back but for what was used', async (t) => {
  await button(page, '正式运行').click();
  await look(t, page, 'take-over-05-sure');
  await button(page.getByRole('dialog'), '正式运行').click();
  await sees(page, /完成，新增 3,040 条，更改 0 条/);
  t.is(await members3000(), 3_000);
  await button(page, '核对').click();
  await sees(page, '全部一致');
  await look(t, page, 'take-over-06-compared');

  await shop.house.transact(({ sql }) => sql.run(`UPDATE store SET phone = '0791-1' WHERE code = 'OLD-1'`));
  await button(page, '撤回').click();
  await page.getByRole('dialog').getByRole('textbox').fill('江西片区第一次演练');
  await button(page.getByRole('dialog'), '撤回').click();
  await sees(page, /撤回 3,039 条，保留 1 条/);
  t.is(await members3000(), 0);
  await button(page.getByRole('row').filter({ hasText: '门店' }), '1').click();
  await sees(page, '接管之后改过');
  await look(t, page, 'take-over-07-back');
  await page.goto(`${shop.url}/admin/hq/#/take-overs`);
  await sees(page, '撤回 · 已完成');
  await look(t, page, 'take-over-08-list');
  t.deepEqual(faults, []);
});
