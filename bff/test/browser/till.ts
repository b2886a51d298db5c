import type { Page } from 'playwright-core';
import type { Shop } from './open-shop.ts';
import { button, sees, until } from './screen.ts';

type Known = { name: string; plu: string; barcode: string | null; price: number; sku_id: string };

/** A sku that the home store sells, of what is weighed or of what has a barcode. */
export const sold = async ({ house, store }: Shop, where: string): Promise<Known> =>
  (await house.reads.one<Known>(
    `SELECT p.name, s.plu, s.barcode, s.price, s.id AS sku_id FROM sku s JOIN product p ON p.id = s.product_id
     JOIN stock k ON k.sku_id = s.id AND k.store_id = ? WHERE ${where} AND k.sold_out = 0 AND k.on_hand > 0 AND s.name = '' ORDER BY p.position LIMIT 1`,
    [store.id],
  ))!;

/** As a scanner types: faster than fingers, then Enter. */
export const scan = async (page: Page, code: string): Promise<void> => {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};

export const ticketOf = (page: Page) => page.getByRole('region', { name: '小票' });
export const linesOf = (page: Page) => ticketOf(page).locator('.till-line');

/** Takes the exact sum in cash for what lies on the counter, and gives the number that the sale got. */
export const takeExactCash = async (page: Page): Promise<string> => {
  await button(page, /^收款 ¥/).click();
  await button(page, '正好').click();
  await button(page, /不找零$/).click();
  await sees(page, /已收款/);
  return /单号 (.*)/.exec(await ticketOf(page).locator('.till-sold').innerText())![1]!;
};

/** What a browser printed stands in the ledger too. */
export const printedInBrowser = ({ house }: Shop, kind: string) =>
  until(`a ${kind} in the ledger`, () => house.reads.one(`SELECT id FROM print_job WHERE kind = ? AND printer_id = 'page'`, [kind]));
