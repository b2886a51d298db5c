import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import WxPay from 'wechatpay-node-v3';
import type { MerchantKeys } from './wechat-pay.ts';

/** What the SDK hands to its transport, and takes back as it is. */
export type Send = (
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string>,
  body: string | undefined,
) => Promise<{ status: number; data: unknown }>;

type Settings = { merchant: MerchantKeys; now: () => Date; randomText: () => string; send: Send };

/**
 * wechatpay-node-v3 for one merchant: its calls and its signing, with our transport, clock and randomness. Its verifying,
 * deciphering and static certificates are not used (see wechat-pay-signature.ts and wechat-pay-keyring.ts).
 */
export class PaySdk extends WxPay {
  readonly #signingKey: KeyObject;
  readonly #now: () => Date;
  readonly #randomText: () => string;

  constructor({ merchant, now, randomText, send }: Settings) {
    const signingKey = createPrivateKey(merchant.privateKeyPem);
    const publicKey = createPublicKey(signingKey).export({ type: 'spki', format: 'pem' });
    // With serial_no given the SDK never parses publicKey as a certificate, which a plain public key is not.
    super({
      appid: '',
      mchid: merchant.mchid,
      serial_no: merchant.serialNo,
      publicKey: Buffer.from(publicKey),
      privateKey: Buffer.from(merchant.privateKeyPem),
      userAgent: 'mendian',
    });
    this.#signingKey = signingKey;
    this.#now = now;
    this.#randomText = randomText;
    const serial: Record<string, string> = merchant.publicKeyId === null ? {} : { 'Wechatpay-Serial': merchant.publicKeyId };
    const post = async (url: string, parameters: Record<string, unknown>, headers: Record<string, string>) =>
      ({ ...(await send('POST', url, { ...headers, ...serial }, JSON.stringify(parameters))) }) as never;
    this.createHttp({
      get: async (url, headers) => ({ ...(await send('GET', url, { ...headers, ...serial }, undefined)) }) as never,
      post,
      upload: post,
    });
  }

  /** The key is parsed once, not for each signature. */
  override sha256WithRsa(data: string): string {
    return sign('RSA-SHA256', Buffer.from(data), this.#signingKey).toString('base64');
  }

  /** The SDK takes the machine's time and Math.random; ours come from outside. */
  protected override buildAuthorization(method: string, url: string, parameters?: Record<string, unknown>): string {
    const path = url.replace('https://api.mch.weixin.qq.com', '');
    const timestamp = String(Math.floor(this.#now().getTime() / 1000));
    const nonce = this.#randomText();
    return this.getAuthorization(nonce, timestamp, this.getSignature(method, nonce, timestamp, path, parameters));
  }

  /** A call the SDK lacks, signed as its own are. `path` begins with /v3. */
  async callGet(path: string): Promise<unknown> {
    const url = `https://api.mch.weixin.qq.com${path}`;
    return (await this.httpService.get(url, this.getHeaders(this.buildAuthorization('GET', url)))).data;
  }

  async callPost(path: string, parameters: Record<string, unknown>): Promise<unknown> {
    const url = `https://api.mch.weixin.qq.com${path}`;
    const headers = this.getHeaders(this.buildAuthorization('POST', url, parameters), { 'Content-Type': 'application/json' });
    return (await this.httpService.post(url, parameters, headers)).data;
  }
}
