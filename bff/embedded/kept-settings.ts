import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SandboxCredentials } from '../sandbox/sandbox-shape.ts';
import { merchantKeys } from '../sandbox/start-sandbox.ts';
import { readSettings, type Settings } from '../src/platform/config.ts';
import type { DataFolder } from './data-folder.ts';
import { brandName } from './demo/index.ts';

type Places = { readonly port: number; readonly sandboxUrl: string; readonly credentials: SandboxCredentials };

const template = (credentials: SandboxCredentials, title: string): string =>
  credentials.templates.find((one) => one.title === title)?.id ?? '';

/** Writes the settings of this start where `npm run bff` finds them, and reads them as any other Mendian does. */
export const keepSettings = (data: DataFolder, { port, sandboxUrl, credentials }: Places): Settings => {
  writeFileSync(data.merchantsFile, JSON.stringify(merchantKeys(credentials), null, 2), { mode: 0o600 });
  writeFileSync(data.alipayFile, JSON.stringify(credentials.alipay.app, null, 2), { mode: 0o600 });
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: `sqlite:${data.database}`,
    LOG_LEVEL: 'warn',
    BRAND: brandName,
    WECHAT_API_URL: sandboxUrl,
    WXPAY_API_URL: sandboxUrl,
    SANDBOX_URL: sandboxUrl,
    WECHAT_APPID: credentials.appid,
    WECHAT_SECRET: credentials.appSecret,
    WECHAT_OFFICIAL_APPID: credentials.official.appid,
    WECHAT_OFFICIAL_SECRET: credentials.official.appSecret,
    WECHAT_TEMPLATE_READY: template(credentials, '取餐提醒'),
    WECHAT_TEMPLATE_ENDED: template(credentials, '订单取消通知'),
    WECHAT_TEMPLATE_REFUND: template(credentials, '退款通知'),
    WECHAT_TEMPLATE_PASS_SOLD: template(credentials, '月卡开通通知'),
    WECHAT_TEMPLATE_PASS_ENDING: template(credentials, '月卡到期提醒'),
    WXPAY_MERCHANTS_FILE: data.merchantsFile,
    ALIPAY_API_URL: sandboxUrl,
    ALIPAY_APP_FILE: data.alipayFile,
    ERP_URL: `${sandboxUrl}/erp`,
    ERP_KEY: credentials.erp.key,
    ERP_SECRET: credentials.erp.secret,
    FILES_DIR: data.files,
    WEB_DIR: data.web,
  };
  writeFileSync(data.settingsFile, JSON.stringify(settings, null, 2), { mode: 0o600 });
  return readSettings(settings);
};

/** The sandbox's port of the last start; 0 when there was none. */
export const lastSandboxPort = ({ settingsFile }: DataFolder): number => {
  if (!existsSync(settingsFile)) return 0;
  try {
    const { SANDBOX_URL } = JSON.parse(readFileSync(settingsFile, 'utf8')) as Record<string, string | undefined>;
    return SANDBOX_URL === undefined ? 0 : Number(new URL(SANDBOX_URL).port);
  } catch {
    return 0;
  }
};
