import test, { type ExecutionContext } from 'ava';
import { aStaff } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { paidOrder } from './order-by-call.ts';
import { openPhone, tap, rowOfOrder } from './phone.ts';
import { button, openDevice, sees, words } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop();
const desk = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

/** Somebody of the home store's owner who looks after this one store. */
const openDesk = async (): Promise<void> => {
  const { owner } = (await shop.house.reads.one<{ owner: string }>('SELECT owner_id AS owner FROM store WHERE id = ?', [shop.store.id]))!;
  const { token } = await aStaff(shop.house, {
    ...{ merchantId: owner, permissions: ['order.see', 'order.refund', 'order.note'], name: '刘洋' },
    scope: [{ kind: 'store', id: shop.store.id }],
  });
  await desk.page.goto(`${shop.url}/admin/#token=${token}`);
};

const setPhone = (orderId: string, phone: string) =>
  shop.house.transact(({ sql }) => sql.run('UPDATE orders SET contact_phone = ? WHERE id = ?', [phone, orderId]));

test.serial('A store’s own account finds an order by phone, refunds a line, and the customer sees it', async (t) => {
  const { page } = desk;
  const { orderId, number } = await paidOrder(shop, 0);
  await setPhone(orderId, '13912340017');
  const other = await paidOrder(shop, 1);
  await setPhone(other.orderId, '13912340018');
  await openDesk();
  await page.getByRole('row').filter({ hasText: other.orderId }).waitFor();
  await look(t, page, 'desk-01-orders');
  await page.getByRole('searchbox').fill('13912340017');
  await sees(page, '按手机号找到');
  await page.getByRole('row').filter({ hasText: other.orderId }).waitFor({ state: 'detached' });
  await look(t, page, 'desk-02-found');

  await page.getByRole('row').filter({ hasText: orderId }).getByRole('link', { name: orderId }).click();
  await page.getByRole('heading', { name: new RegExp(`^${number}`) }).waitFor();
  await sees(page, '收到微信的付款通知');
  await look(t, page, 'desk-03-order');
  await button(page, '退款').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/瓦罐肉饼汤/).fill('3.50');
  await dialog.getByLabel(/^原因/).fill('少装一份');
  await look(t, page, 'desk-04-refund');
  await button(page, '退款 ¥3.50').click();
  await sees(page, '已提交退款 ¥3.50');
  await dialog.waitFor({ state: 'detached' });
  await writeNote(t);

  const phone = await openPhone(browser, shop, 0);
  await words(phone.page, /^订单$/).tap();
  // Its filter is on the orders' page alone; the first page's row of the same store slides away meanwhile.
  await tap(phone.page, '全部');
  await tap(phone.page, rowOfOrder(shop.store.name));
  await sees(phone.page, /已退款 ¥3\.50/);
  await look(t, phone.page, 'phone-50-line-refunded');
  t.deepEqual([...desk.faults, ...phone.faults], []);
});

/** What was done is on the order's page; what is written down stays there. */
const writeNote = async (t: ExecutionContext): Promise<void> => {
  const { page } = desk;
  await sees(page, /¥3\.50 少装一份/);
  await page.getByLabel(/^写备注/).fill('顾客来电，已退');
  await button(page, '添加备注').click();
  await page.getByRole('listitem').filter({ hasText: '顾客来电，已退' }).waitFor();
  await look(t, page, 'desk-05-refunded');
};

test.serial('What is not there, or is another merchant’s, is said in a sentence, and no text is too strange to look for', async (t) => {
  const { page } = desk;
  await page.goto(`${shop.url}/admin/#/orders/nothing`);
  await page.getByRole('alert').filter({ hasText: '内容不存在' }).waitFor();
  await page.goto(`${shop.url}/admin/#/orders?text=19900000000`);
  await sees(page, /没有找到“19900000000”/);
  await look(t, page, 'desk-06-nothing-found');
  await page.goto(`${shop.url}/admin/#/orders?text=${encodeURIComponent('卤味')}`);
  await page.getByRole('alert').filter({ hasText: '请填写订单号' }).waitFor();
  t.deepEqual(desk.faults, []);
});
