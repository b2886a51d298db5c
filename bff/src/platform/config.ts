import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
/** Paths are put behind it: a slash at its end would stand there twice. */
const address = v.pipe(
  text,
  v.url(),
  v.transform((url) => url.replace(/\/+$/, '')),
);
const number = (from: number, to: number) => v.pipe(text, v.regex(/^\d+$/), v.transform(Number), v.minValue(from), v.maxValue(to));
const list = v.pipe(
  v.string(),
  v.transform((value) =>
    value
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
);
const roles = v.pipe(list, v.array(v.picklist(['web', 'worker'])), v.minLength(1));

const MerchantKeys = v.object({
  mchid: text,
  serialNo: text,
  privateKeyPem: text,
  apiV3Key: v.pipe(v.string(), v.length(32)),
  publicKeyId: v.nullable(text),
  publicKeyPem: v.nullable(text),
});

const Merchants = v.pipe(v.array(MerchantKeys), v.minLength(1));

const readsAs = (read: (pem: string) => unknown) =>
  v.check((pem: string) => {
    try {
      read(pem);
      return true;
    } catch {
      return false;
    }
  });
const AlipayApp = v.object({
  appId: text,
  privateKeyPem: v.pipe(text, readsAs(createPrivateKey)),
  alipayPublicKeyPem: v.pipe(text, readsAs(createPublicKey)),
});

/** Every setting, what it is, and its default. `docs/operations.md` lists them for whoever runs Mendian. */
const Settings = v.object({
  PORT: v.optional(number(1, 65535), '8080'),
  HOST: v.optional(text, '0.0.0.0'),
  /** Where WeChat reaches us; notifications come here. */
  PUBLIC_URL: address,
  ROLES: v.optional(roles, 'web,worker'),
  /** `mysql://user:password@host:3306/name`. */
  DATABASE_URL: v.pipe(text, v.regex(/^(mysql:\/\/|sqlite:)/)),
  DATABASE_REPLICA_URLS: v.optional(list, ''),
  DATABASE_CONNECTIONS_MAX: v.optional(number(1, 500), '20'),
  /** Needed as soon as there is more than one process. */
  REDIS_URL: v.optional(v.pipe(text, v.regex(/^rediss?:\/\//))),
  LOG_LEVEL: v.optional(v.picklist(['trace', 'debug', 'info', 'warn', 'error', 'silent']), 'info'),
  /**
   * So many proxies of our own stand in front, each adding the address it saw to X-Forwarded-For. What stands before those was
   * written by whoever asks, and is not believed.
   */
  TRUST_PROXY: v.optional(number(0, 9), '0'),
  /** Calls a caller may make in a minute, over all routes: a member, a terminal, or an address that is not signed in. */
  CALLS_PER_MINUTE_MAX: v.optional(number(1, 10_000_000), '1200'),
  BRAND: v.optional(text, '门店'),
  WECHAT_API_URL: v.optional(address, 'https://api.weixin.qq.com'),
  WXPAY_API_URL: v.optional(address, 'https://api.mch.weixin.qq.com'),
  WECHAT_APPID: text,
  WECHAT_SECRET: text,
  /** Signs the member codes that change every minute, the same for all processes. Unset: the mini-program's secret stands in. */
  MEMBER_CODE_KEY: v.optional(v.pipe(text, v.minLength(32))),
  /** The chain's official account, whose member cards in WeChat change their code: both, or none. */
  WECHAT_OFFICIAL_APPID: v.optional(text),
  WECHAT_OFFICIAL_SECRET: v.optional(text),
  WECHAT_TEMPLATE_READY: v.optional(v.string(), ''),
  WECHAT_TEMPLATE_ENDED: v.optional(v.string(), ''),
  WECHAT_TEMPLATE_REFUND: v.optional(v.string(), ''),
  WECHAT_TEMPLATE_PASS_SOLD: v.optional(v.string(), ''),
  WECHAT_TEMPLATE_PASS_ENDING: v.optional(v.string(), ''),
  /** A JSON file: a list of merchant numbers with their keys. */
  WXPAY_MERCHANTS_FILE: text,
  ALIPAY_API_URL: v.optional(address, 'https://openapi.alipay.com'),
  /** A JSON file: the chain's application at Alipay with its keys. Unset: stores take no Alipay. */
  ALIPAY_APP_FILE: v.optional(text),
  /** The chain's ERP, from which stores and merchants come: all three, or none. */
  ERP_URL: v.optional(address),
  ERP_KEY: v.optional(text),
  ERP_SECRET: v.optional(text),
  /** How often the ERP is asked what changed. */
  ERP_SYNC_MINUTES: v.optional(number(1, 59), '1'),
  /** Where uploaded files lie while no S3 is named, in folders of its own. */
  FILES_DIR: text,
  /** S3-compatible objects: with a bucket named, uploaded files lie there, and every process sees them. */
  S3_BUCKET: v.optional(text),
  S3_REGION: v.optional(text, 'us-east-1'),
  /** Unset: Amazon's own. */
  S3_ENDPOINT: v.optional(address),
  S3_ACCESS_KEY_ID: v.optional(text),
  S3_SECRET_ACCESS_KEY: v.optional(text),
  WEB_DIR: v.optional(text),
  OTEL_EXPORTER_OTLP_ENDPOINT: v.optional(address),
  /** Where a sandbox plays WeChat; only in demonstrations. */
  SANDBOX_URL: v.optional(address),
});

export type Settings = v.InferOutput<typeof Settings> & {
  readonly merchants: v.InferOutput<typeof MerchantKeys>[];
  /** Null: none is set. */
  readonly alipayApp: v.InferOutput<typeof AlipayApp> | null;
};

/** A wrong setting: its message names it and says what is wrong, and never repeats its value. */
export class SettingsError extends Error {}

/** Reads and checks all settings at start. Throws a sentence naming the setting that is wrong. */
export const readSettings = (environment: Record<string, string | undefined> = process.env): Settings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => name in Settings.entries && value !== ''));
  const result = v.safeParse(Settings, given);
  if (!result.success) {
    const [issue] = result.issues;
    const name = v.getDotPath(issue) ?? '?';
    throw new SettingsError(
      given[name] === undefined
        ? `The setting ${name} is missing.`
        : `The setting ${name} is not valid: ${issue.expected ?? issue.message}.`,
    );
  }
  const settings = result.output;
  if (settings.ROLES.length === 1 && settings.REDIS_URL === undefined)
    throw new SettingsError(
      'ROLES names one role, so there is a second process: set REDIS_URL, without which processes do not hear each other.',
    );
  requireTogether(settings, ['ERP_URL', 'ERP_KEY', 'ERP_SECRET']);
  requireTogether(settings, ['WECHAT_OFFICIAL_APPID', 'WECHAT_OFFICIAL_SECRET']);
  if (settings.S3_BUCKET !== undefined && (settings.S3_ACCESS_KEY_ID === undefined || settings.S3_SECRET_ACCESS_KEY === undefined))
    throw new SettingsError('S3_BUCKET is named: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY too.');
  return {
    ...settings,
    merchants: readKeys(
      'WXPAY_MERCHANTS_FILE',
      settings.WXPAY_MERCHANTS_FILE,
      Merchants,
      'a JSON list of merchant numbers with their keys',
    ),
    alipayApp:
      settings.ALIPAY_APP_FILE === undefined
        ? null
        : readKeys(
            'ALIPAY_APP_FILE',
            settings.ALIPAY_APP_FILE,
            AlipayApp,
            'a JSON object of appId, privateKeyPem and alipayPublicKeyPem, whose keys are PEM',
          ),
  };
};

/** Settings that make sense only together. */
const requireTogether = (settings: v.InferOutput<typeof Settings>, names: readonly (keyof typeof Settings.entries)[]): void => {
  const missing = names.filter((name) => settings[name] === undefined);
  if (missing.length > 0 && missing.length < names.length)
    throw new SettingsError(`The setting ${missing[0]} is missing: ${names.join(', ')} belong together, give all of them or none.`);
};

/** Whether the environment says where the data is, so that it is meant to be used. */
export const isConfigured = (environment: Record<string, string | undefined> = process.env): boolean =>
  Boolean(environment['DATABASE_URL']);

/** Keys lie in files of their own, which the server alone may read. */
const readKeys = <Schema extends v.GenericSchema>(name: string, path: string, schema: Schema, form: string): v.InferOutput<Schema> => {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why = (error as { code?: string }).code === 'ENOENT' ? 'there is no such file' : `it is not ${form}`;
    throw new SettingsError(`The setting ${name} names a file that cannot be used: ${why}.`);
  }
};
