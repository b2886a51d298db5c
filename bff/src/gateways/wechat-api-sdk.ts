import API, { type SdkRequest, type SdkToken } from 'co-wechat-api';
import * as v from 'valibot';
import { askText } from './http-text.ts';
import { readWechatJson } from './wechat-json.ts';
import { WechatError, type StoredToken, type TokenStore } from './wechat-mini.ts';

export type WechatApiSettings = {
  /** `https://api.weixin.qq.com`, or the sandbox. No slash at the end. */
  readonly baseUrl: string;
  readonly appid: string;
  readonly appSecret: string;
  readonly now: () => Date;
  readonly tokens: TokenStore;
  readonly timeoutMs: number;
};

/** The old token stays good for five minutes beside a new one; it is exchanged within them, so no call meets a dead one. */
const earlyMs = 4 * 60_000;
const staleCodes = new Set([40001, 40014, 42001]);
const weixinHost = /^https?:\/\/(?:file\.)?api\.weixin\.qq\.com/;

const TokenReply = v.object({ access_token: v.pipe(v.string(), v.minLength(1)), expires_in: v.number() });
const Failure = v.object({ errcode: v.number(), errmsg: v.optional(v.string(), '') });

/**
 * co-wechat-api with its `request`, through which every method of it goes, replaced: any host, our time limit, plain JSON, one retry on
 * a stale token, errors without the address. The token is a stable one, fetched once for all who wait.
 */
export class WechatApiSdk extends API {
  readonly #settings: WechatApiSettings;
  #fetching: Promise<SdkToken> | null = null;
  /** Used until it is old or WeChat calls it stale: it is the one that all processes share, or was until another exchanged it. */
  #held: StoredToken | null = null;

  constructor(settings: WechatApiSettings) {
    super(settings.appid, settings.appSecret);
    this.#settings = settings;
  }

  override async request(url: string, options: SdkRequest = {}, retry = 1): Promise<unknown> {
    const reply = await this.#send(url, options);
    const failure = v.safeParse(Failure, reply);
    if (!failure.success || failure.output.errcode === 0) return reply;

    const { errcode, errmsg } = failure.output;
    const usedToken = new URL(url).searchParams.get('access_token');
    if (usedToken !== null && retry > 0 && staleCodes.has(errcode)) {
      const { accessToken } = await this.#replaceToken(usedToken);
      const again = new URL(url);
      again.searchParams.set('access_token', accessToken);
      return this.request(again.href, options, retry - 1);
    }
    throw new WechatError(errcode, this.#withoutSecrets(errmsg, usedToken));
  }

  override async ensureAccessToken(): Promise<SdkToken> {
    if (this.#held !== null && this.#isFresh(this.#held)) return sdkToken(this.#held);
    const stored = await this.#settings.tokens.get(this.appid);
    return stored !== null && this.#isFresh(stored) ? this.#hold(stored) : this.getAccessToken();
  }

  override getAccessToken(): Promise<SdkToken> {
    return this.#once(async () => {
      const stored = await this.#settings.tokens.get(this.appid);
      return stored !== null && this.#isFresh(stored) ? this.#hold(stored) : this.#fetchToken(false);
    });
  }

  /** WeChat said `used` is stale. Another process may have a newer one; else ask, and insist only if the same one comes back. */
  async #replaceToken(used: string): Promise<SdkToken> {
    if (this.#held?.accessToken === used) this.#held = null;
    const underWay = await this.#fetching;
    if (underWay !== null && underWay.accessToken !== used) return underWay;
    return this.#once(async () => {
      const stored = await this.#settings.tokens.get(this.appid);
      if (stored !== null && stored.accessToken !== used && this.#isFresh(stored)) return this.#hold(stored);
      const fetched = await this.#fetchToken(false);
      return fetched.accessToken === used ? this.#fetchToken(true) : fetched;
    });
  }

  #once(step: () => Promise<SdkToken>): Promise<SdkToken> {
    return (this.#fetching ??= this.#settings.tokens.lock(this.appid, step).finally(() => (this.#fetching = null)));
  }

  async #fetchToken(force: boolean): Promise<SdkToken> {
    const { appid, appSecret, now, tokens } = this.#settings;
    const body = JSON.stringify({ grant_type: 'client_credential', appid, secret: appSecret, force_refresh: force });
    const reply = v.safeParse(TokenReply, await this.request(`${this.prefix}stable_token`, { method: 'POST', data: body }, 0));
    if (!reply.success) throw new WechatError(0, 'WeChat sent an access token in a form that cannot be read');
    const token = { accessToken: reply.output.access_token, expiresAtMs: now().getTime() + reply.output.expires_in * 1000 };
    await tokens.set(appid, token);
    return this.#hold(token);
  }

  #hold(token: StoredToken): SdkToken {
    this.#held = token;
    return sdkToken(token);
  }

  #isFresh({ expiresAtMs }: StoredToken): boolean {
    return this.#settings.now().getTime() < expiresAtMs - earlyMs;
  }

  async #send(url: string, { method = 'GET', data, headers }: SdkRequest): Promise<unknown> {
    const { baseUrl, timeoutMs } = this.#settings;
    const sent = data === undefined ? {} : { body: data, headers: { 'Content-Type': 'application/json', ...headers } };
    const text = await askText(url.replace(weixinHost, baseUrl), { method, ...sent, timeoutMs });
    if (text === null) throw new WechatError(0, 'WeChat gave no answer');
    const reply = readWechatJson(text);
    if (reply === undefined) throw new WechatError(0, 'WeChat sent an answer that is not JSON');
    return reply;
  }

  /** WeChat's sentences sometimes repeat what they were sent. */
  #withoutSecrets(message: string, token: string | null): string {
    const clean = message.replaceAll(this.appsecret, '***');
    return token ? clean.replaceAll(token, '***') : clean;
  }
}

const sdkToken = ({ accessToken, expiresAtMs }: StoredToken): SdkToken => ({ accessToken, expireTime: expiresAtMs });
