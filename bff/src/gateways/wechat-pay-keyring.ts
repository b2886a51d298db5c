import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { replyInvalid } from './wechat-pay-failures.ts';
import { isRecent, isSignedBy, unseal } from './wechat-pay-signature.ts';
import type { MerchantKeys } from './wechat-pay.ts';
import type { WireReply } from './wechat-pay-wire.ts';

/** The keys by which one merchant knows WeChat: its public key, its platform certificates, or, while it moves over, both. */
export type Keyring = {
  readonly merchant: MerchantKeys;
  /** Looks among what is loaded; a stranger's serial never causes a call. */
  find(serial: string): KeyObject | null;
  /** Nothing was ever loaded: no notification of this merchant can be verified yet. */
  isEmpty(): boolean;
  /** Loads platform certificates when there is no key yet, or the last load is half a day old. Shared by all who wait. */
  ready(): Promise<void>;
  /** A reply of WeChat itself carried a serial we lack: certificates were exchanged early. At most once a minute. */
  reload(): Promise<void>;
};

export type Settings = { merchant: MerchantKeys; now: () => Date; fetchCertificates: () => Promise<WireReply> };

/** WeChat asks for a fetch at least every 12 hours; new certificates are listed days before they sign. */
const refreshMs = 12 * 3_600_000;
const retryMs = 10_000;
const reloadMs = 60_000;

type Loaded = { key: KeyObject; validUntil: Date | null };

export const makeKeyring = ({ merchant, now, fetchCertificates }: Settings): Keyring => {
  const own = merchant.publicKeyId !== null && merchant.publicKeyPem !== null;
  let keys = new Map<string, Loaded>();
  if (own) keys.set(merchant.publicKeyId!.toUpperCase(), { key: createPublicKey(merchant.publicKeyPem!), validUntil: null });
  let attemptedMs = 0;
  let loadedMs = 0;
  let loading: Promise<void> | null = null;
  let failure: Error | null = null;

  const load = async (): Promise<void> => {
    attemptedMs = now().getTime();
    const certificates = await readCertificates(merchant, now(), await fetchCertificates(), keys);
    const kept = [...keys].filter(([, { validUntil }]) => validUntil === null);
    keys = new Map([...kept, ...certificates]);
    loadedMs = now().getTime();
  };
  const loadOnce = (): Promise<void> =>
    (loading ??= load()
      .catch((error: unknown) => {
        failure = error instanceof Error ? error : new Error('the certificates could not be loaded');
        throw error;
      })
      .finally(() => (loading = null)));

  return {
    merchant,
    find: (serial) => {
      const found = keys.get(serial.toUpperCase());
      return found && (found.validUntil === null || found.validUntil > now()) ? found.key : null;
    },
    isEmpty: () => keys.size === 0,
    ready: async () => {
      const sinceMs = now().getTime() - attemptedMs;
      const isDue = sinceMs >= (loadedMs > 0 || (own && failure !== null) ? refreshMs : retryMs);
      // With a key in hand nobody waits for the others; without one nothing can be verified.
      if (keys.size > 0) return void (isDue && loadOnce().catch(() => undefined));
      if (isDue || loading !== null) return loadOnce();
      if (failure !== null) throw failure;
    },
    reload: async () => {
      if (loading === null && now().getTime() - attemptedMs < reloadMs) return;
      await loadOnce();
    },
  };
};

const Certificates = v.object({
  data: v.array(
    v.object({
      serial_no: v.string(),
      encrypt_certificate: v.object({ ciphertext: v.string(), nonce: v.string(), associated_data: v.optional(v.string()) }),
    }),
  ),
});

/** The list proves itself: only WeChat has our APIv3 key, and the list is signed by one of the certificates in it (or by the public key). */
const readCertificates = async (merchant: MerchantKeys, now: Date, { headers, bytes }: WireReply, known: ReadonlyMap<string, Loaded>) => {
  const body = bytes.toString('utf8');
  const list = v.safeParse(Certificates, parse(body));
  if (!list.success) throw replyInvalid(200, 'WeChat Pay sent a certificate list that cannot be read');

  const certificates = new Map<string, Loaded>();
  for (const { serial_no, encrypt_certificate } of list.output.data) {
    const certificate = open(merchant, encrypt_certificate);
    certificates.set(serial_no.toUpperCase(), { key: certificate.publicKey, validUntil: new Date(certificate.validTo) });
  }

  const serial = headers.get('wechatpay-serial')?.toUpperCase() ?? '';
  const timestamp = headers.get('wechatpay-timestamp') ?? '';
  const signer = certificates.get(serial) ?? known.get(serial);
  const signed = { timestamp, nonce: headers.get('wechatpay-nonce') ?? '', signature: headers.get('wechatpay-signature') ?? '', body };
  if (!signer || !isRecent(timestamp, now) || !isSignedBy(signer.key, signed))
    throw replyInvalid(200, 'the certificate list is not signed by WeChat Pay');
  return certificates;
};

const open = (
  merchant: MerchantKeys,
  sealed: { ciphertext: string; nonce: string; associated_data?: string | undefined },
): X509Certificate => {
  try {
    return new X509Certificate(unseal(merchant.apiV3Key, sealed));
  } catch {
    throw replyInvalid(200, `a platform certificate of ${merchant.mchid} cannot be opened: is its APIv3 key right?`);
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
