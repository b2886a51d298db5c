import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long anything in a browser may take: a machine with other work is many times slower than a quiet one. */
export const patienceMs = 45_000;

/** Without Chromium there is nothing to walk through, and that is said. */
export const chromiumPlace = (): string => {
  const place = process.env['MENDIAN_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(place))
    throw new Error(
      `There is no Chromium at ${place}: install it (Debian: apt-get install chromium), or name it in MENDIAN_TEST_CHROMIUM.`,
    );
  return place;
};

/**
 * The browser all walks of one file share. It speaks Chinese where the machine has that (Debian: chromium-l10n), so that date fields read
 * 年/月/日 as they do for people here.
 */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPlace(),
    args: chromiumArguments,
    env: { ...process.env, LANGUAGE: 'zh_CN' },
    timeout: patienceMs,
  });
