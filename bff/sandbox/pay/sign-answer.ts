import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { randomText, type Party, type Signer, type World } from '../world.ts';

/** The headers by which a receiver knows that WeChat wrote exactly this body. */
export const signatureHeaders = (signer: Signer, body: string, at: Date): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = randomText(32);
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), signer.key).toString('base64');
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': signer.serial,
    'Wechatpay-Signature': signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
};

/** An answer is signed by the key the request asked for in its Wechatpay-Serial, else by the merchant's newest way. */
export const answerSigner = (party: Party, wantedSerial: string, forged: boolean): Signer => {
  const { certificate, publicKey } = party.signers;
  const signer = publicKey?.serial === wantedSerial ? publicKey : (certificate ?? publicKey)!;
  return forged ? { serial: signer.serial, key: rogueKey() } : signer;
};

/** Notifications follow the merchant's state: by certificate, by public key, or, while it moves, by either. */
export const noticeSigner = (world: World, party: Party): Signer => {
  const { certificate, publicKey } = party.signers;
  return (world.misbehaviour.notifySignedBy === 'certificate' ? (certificate ?? publicKey) : (publicKey ?? certificate))!;
};

let rogue: KeyObject | null = null;

/** A key that nobody was told of. */
export const rogueKey = (): KeyObject => (rogue ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
