import { createCipheriv } from 'node:crypto';
import { randomText } from '../world.ts';

/** AEAD_AES_256_GCM as WeChat writes it: ciphertext and tag in one base64 text. */
export const seal = (apiV3Key: string, plain: string, associatedData: string) => {
  const nonce = randomText(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associatedData));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: associatedData, nonce };
};
