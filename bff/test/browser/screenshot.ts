import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { Page } from 'playwright-core';

const folder = process.env['MENDIAN_SCREENSHOTS'];

/** `MENDIAN_SCREENSHOTS=<folder>` keeps a picture of every page that a walk comes to. */
export const keepsScreenshots = folder !== undefined && folder !== '';

/** Looks at a page as it stands: nothing may stick out of the screen sideways. Its picture is kept when that was asked for. */
export const look = async (t: ExecutionContext, page: Page, name: string): Promise<void> => {
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  t.true(over <= 0, `${name}: the page is ${over} px wider than the screen`);
  if (!keepsScreenshots) return;
  await mkdir(folder!, { recursive: true });
  await page.screenshot({ path: join(folder!, `${name}.png`), animations: 'disabled' });
};
