import { createDecipheriv, createSecretKey, verify, type KeyObject } from 'node:crypto';

/** WeChat's own tolerance for the timestamp of a signature. */
const signatureToleranceMs = 5 * 60_000;

export type Signed = { readonly timestamp: string; readonly nonce: string; readonly signature: string; readonly body: string };

/** Whether WeChat's key made this signature over the body exactly as it came. */
export const isSignedBy = (key: KeyObject, { timestamp, nonce, signature, body }: Signed): boolean =>
  verify('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key, Buffer.from(signature, 'base64'));

/** `timestamp` is whole seconds since 1970 as text; anything else is stale. */
export const isRecent = (timestamp: string, now: Date): boolean =>
  /^\d{10}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= signatureToleranceMs;

export type Sealed = { readonly ciphertext: string; readonly nonce: string; readonly associated_data?: string | undefined };

const tagBytes = 16;

/**
 * Opens an AEAD_AES_256_GCM resource. The SDK's `decipher_gcm` never checks the tag (a flipped amount passes), so this one
 * does: a wrong key, tag or associated data throws.
 */
export const unseal = (apiV3Key: string, { ciphertext, nonce, associated_data }: Sealed): string => {
  const sealed = Buffer.from(ciphertext, 'base64');
  if (sealed.length < tagBytes) throw new RangeError('sealed text is too short');
  // Given the bytes themselves, Node finds out by an exception that they are no key object, which costs as much as all the rest.
  const key = createSecretKey(Buffer.from(apiV3Key));
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce), { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  decipher.setAAD(Buffer.from(associated_data ?? ''));
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
};
