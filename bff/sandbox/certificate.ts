import { sign, type KeyObject } from 'node:crypto';
import { bits, integer, nothing, objectId, sequence, set, tagged, time, utf8 } from './der.ts';

type Request = { commonName: string; serialNo: string; publicKey: KeyObject; privateKey: KeyObject; from: Date; to: Date };

/** A self-signed X.509 v3 certificate in PEM, as WeChat's platform certificates are read: public key, serial and dates. */
export const selfSignedCertificate = ({ commonName, serialNo, publicKey, privateKey, from, to }: Request): string => {
  const sha256WithRsa = sequence(objectId('1.2.840.113549.1.1.11'), nothing());
  const name = sequence(set(sequence(objectId('2.5.4.3'), utf8(commonName))));
  const toBeSigned = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.from(serialNo, 'hex')),
    sha256WithRsa,
    name,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const certificate = sequence(toBeSigned, sha256WithRsa, bits(sign('RSA-SHA256', toBeSigned, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
};
