import { X509Certificate } from 'node:crypto';
import { instantText } from '../beijing-time.ts';
import type { Party } from '../world.ts';
import { PayFailure } from './pay-failure.ts';
import { seal } from './seal.ts';

/** The merchant's platform certificates, sealed by its APIv3 key. Who began with a public key has none. */
export const listCertificates = ({ keys, platform }: Party): Record<string, unknown> => {
  if (!platform.certificate) throw new PayFailure(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
  const { certificatePem, serialNo } = platform.certificate;
  const { validFrom, validTo } = new X509Certificate(certificatePem);
  return {
    data: [
      {
        serial_no: serialNo,
        effective_time: instantText(Date.parse(validFrom)),
        expire_time: instantText(Date.parse(validTo)),
        encrypt_certificate: seal(keys.apiV3Key, certificatePem, 'certificate'),
      },
    ],
  };
};
