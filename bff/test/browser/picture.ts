import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { demoPeople } from '../../embedded/demo/index.ts';
import { startDemo } from '../../embedded/start-demo.ts';
import { freePort } from '../services/free-port.ts';
import { openBrowser } from './chromium.ts';
import { confirmPayment, goToStore, openProduct, pickupNumberOn, priceToPay, putIntoCart, tap } from './phone.ts';
import { button, openDevice, sees } from './screen.ts';
import { cardIn, column } from './terminal.ts';

/**
 * Takes the README's picture of the demo desk while an order is being prepared:
 * `node bff/test/browser/picture.ts docs/demo-desk.webp`.
 */
const bytesMax = 200 * 1024;
const [path = 'docs/demo-desk.webp'] = process.argv.slice(2);

const orderAtTheDesk = async (page: Page): Promise<void> => {
  const [phone, terminal] = [page.frameLocator('#phone-frame'), page.frameLocator('#terminal-frame')];
  const { number, pin } = demoPeople().clerks[0]!;
  await terminal.getByRole('region', { name: '店员登录' }).waitFor();
  for (const key of [...number, '下一步', ...pin, '登录']) await button(terminal, key).click();
  await column(terminal, '新订单').waitFor();

  await goToStore(phone, '联发广场店');
  await openProduct(phone, '招牌鸭脖');
  await putIntoCart(phone, '招牌鸭脖', ['特辣', /^半斤 250g/]);
  await openProduct(phone, '樟叶卤鸭');
  await putIntoCart(phone, '樟叶卤鸭');
  await tap(phone, '去结算');
  await priceToPay(phone);
  await tap(phone, /^立即支付/);
  await confirmPayment(phone);
  await button(cardIn(terminal, '新订单', await pickupNumberOn(phone)), '接单').click();
  await sees(phone, /^正在制作/);
};

const folder = await mkdtemp(join(tmpdir(), 'mendian-picture-'));
const demo = await startDemo({ port: await freePort(), stores: 200, fresh: false, folder }, () => undefined);
const browser = await openBrowser();
try {
  const { page } = await openDevice(browser, { viewport: { width: 1920, height: 1080 }, hasTouch: true });
  await page.goto(demo.url);
  await orderAtTheDesk(page);
  const taken = await page.screenshot({ animations: 'disabled' });
  for (let quality = 90; ; quality -= 5) {
    const picture = await sharp(taken).webp({ quality }).toBuffer();
    if (picture.length > bytesMax && quality > 40) continue;
    await sharp(picture).toFile(path);
    console.log(`${path}: ${Math.round(picture.length / 1024)} KB`);
    break;
  }
} finally {
  await browser.close();
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
}
