import test from 'ava';
import { demoChain } from '../../embedded/demo/index.ts';
import { erpChainOf } from '../../embedded/erp-chain.ts';
import { openBrowser } from './chromium.ts';
import { openShop, stores } from './open-shop.ts';
import { button, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop({ erp: erpChainOf(demoChain({ stores })) });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial(
  'Head office looks at the ERP: what changed is there, what was refused says what to do and goes when it is mended',
  async (t) => {
    const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
    const { erp } = shop.house.sandbox;
    await page.goto(await shop.headOfficeUrl());
    await page.getByRole('link', { name: '主数据同步' }).click();
    await button(page, '全量比对').click();
    await page.getByRole('row').filter({ hasText: '全量比对' }).filter({ hasText: '已完成' }).waitFor();

    erp.rename({ list: 'stores', code: 'S00002', name: '换了招牌店' });
    erp.spoil({ code: 'S00004', how: 'no-merchant' });
    await button(page, '现在同步').click();
    await sees(page, '没有采用的（1）');
    await look(t, page, 'office-20-sync-runs');
    await sees(page, '没有采用的（1）');
    await page.getByText('没有采用的（1）').click();
    const refused = page.getByRole('row').filter({ hasText: 'S00004' });
    await refused.filter({ hasText: '没有商户' }).waitFor();
    await look(t, page, 'office-21-sync-refused');

    erp.mend();
    await page.getByText('同步记录', { exact: true }).click();
    await button(page, '现在同步').click();
    await sees(page, '没有采用的（0）');
    await page.getByText('最近解决的').click();
    await refused.waitFor();
    await page.getByRole('link', { name: '门店', exact: true }).click();
    await sees(page, '换了招牌店');
    t.deepEqual(faults, []);
  },
);
