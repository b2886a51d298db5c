import { replyInvalid } from './wechat-pay-failures.ts';
import { makeKeyring, type Keyring } from './wechat-pay-keyring.ts';
import { PaySdk, type Send } from './wechat-pay-sdk.ts';
import { isRecent, isSignedBy } from './wechat-pay-signature.ts';
import type { MerchantKeys } from './wechat-pay.ts';
import { isDownload, throwFailure, type Wire, type WireReply } from './wechat-pay-wire.ts';

export type Merchant = { readonly sdk: PaySdk; readonly keyring: Keyring };

type Settings = { merchant: MerchantKeys; wire: Wire; now: () => Date; randomText: () => string };

const certificatesPath = '/v3/certificates';

/** One merchant number with its own SDK and keys: several live in one process, and none sees another's. */
export const makeMerchant = ({ merchant, wire, now, randomText }: Settings): Merchant => {
  const send: Send = async (method, url, headers, body) => {
    const isCertificates = url.endsWith(certificatesPath);
    if (!isCertificates) await keyring.ready();
    const reply = await wire(method, url, headers, body);
    // The keyring proves the certificate list by itself; bills come unsigned and are proven by their SHA1.
    if (!isCertificates && !isDownload(url)) await verify(keyring, now(), reply);
    throwFailure(reply);
    return { status: reply.status, data: isCertificates || isDownload(url) ? reply : jsonOf(reply) };
  };
  const sdk = new PaySdk({ merchant, now, randomText, send });
  const keyring = makeKeyring({ merchant, now, fetchCertificates: async () => (await sdk.callGet(certificatesPath)) as WireReply });
  return { sdk, keyring };
};

/** The SDK believes every reply. A success must be signed; a refusal may come unsigned (401, a gateway), but not wrongly signed. */
const verify = async (keyring: Keyring, now: Date, { status, headers, bytes }: WireReply): Promise<void> => {
  const serial = headers.get('wechatpay-serial');
  const timestamp = headers.get('wechatpay-timestamp');
  const nonce = headers.get('wechatpay-nonce');
  const signature = headers.get('wechatpay-signature');
  if (!serial || !timestamp || !nonce || !signature) {
    if (status >= 300) return;
    throw replyInvalid(status, 'the reply of WeChat Pay is not signed');
  }
  if (keyring.find(serial) === null) await keyring.reload();
  const key = keyring.find(serial);
  if (key === null) throw replyInvalid(status, 'the reply of WeChat Pay is signed by an unknown key');
  if (!isRecent(timestamp, now)) throw replyInvalid(status, 'the reply of WeChat Pay is not from now: is the clock right?');
  if (!isSignedBy(key, { timestamp, nonce, signature, body: bytes.toString('utf8') })) {
    throw replyInvalid(status, 'the signature of the reply of WeChat Pay is wrong');
  }
};

const jsonOf = ({ status, bytes }: WireReply): unknown => {
  if (bytes.length === 0) return null;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw replyInvalid(status, 'the reply of WeChat Pay is not JSON');
  }
};
