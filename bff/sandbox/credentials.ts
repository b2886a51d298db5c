import { generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MerchantKeys, Payee } from '../src/gateways/wechat-pay.ts';
import { selfSignedCertificate } from './certificate.ts';
import type { SandboxAlipay, SandboxCredentials, SandboxMerchant, SandboxOfficial, SandboxSeller } from './sandbox-shape.ts';
import { subscribeTemplates } from './subscribe-templates.ts';

export type NamedPayee = Payee & {
  readonly name: string;
  /** Whose Alipay receives his money too; null: the application's owner's. */
  readonly seller: SandboxSeller | null;
};

type Settings = { dataDir?: string | undefined; now?: () => Date };

/**
 * The keys of both sides, made once and kept in `dataDir` (readable by the owner only): two direct merchants, one by platform
 * certificate and one moving to a public key, and a service provider by public key with two sub-merchants.
 */
export const makeCredentials = async ({ dataDir, now = () => new Date() }: Settings = {}): Promise<SandboxCredentials> => {
  const path = dataDir === undefined ? null : join(dataDir, 'credentials.json');
  const keep = (made: SandboxCredentials): SandboxCredentials => {
    if (path !== null) {
      mkdirSync(dataDir!, { recursive: true });
      writeFileSync(path, JSON.stringify(made, null, 2), { mode: 0o600 });
    }
    return made;
  };
  if (path !== null && existsSync(path)) {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Omit<SandboxCredentials, 'erp' | 'alipay' | 'official'> &
      Partial<SandboxCredentials>;
    const { erp, alipay, official } = kept;
    if (erp !== undefined && isWhole(alipay) && official !== undefined) return { ...kept, erp, alipay, official };
    return keep({
      ...kept,
      erp: erp ?? makeErpKeys(),
      alipay: alipay === undefined ? await makeAlipay() : { ...alipay, sellers: sellers() },
      official: official ?? makeOfficial(),
    });
  }

  const merchants = await Promise.all(merchantPlans.map((plan) => makeMerchant(plan, now())));
  return keep({
    ...{ appid: 'wx5a4d0b1c2e3f6789', appSecret: randomBytes(16).toString('hex') },
    ...{ merchants, templates: subscribeTemplates, erp: makeErpKeys(), alipay: await makeAlipay(), official: makeOfficial() },
  });
};

const makeOfficial = (): SandboxOfficial => ({
  ...{ appid: 'wx7c1e9d2b3a4f5601', appSecret: randomBytes(16).toString('hex'), cardId: 'pFS7Fjg8kV1IdDz01r4SQwMkuCKc' },
});

const makeErpKeys = () => ({ key: `mendian-${randomBytes(4).toString('hex')}`, secret: randomBytes(32).toString('hex') });

/** What the bff's settings take: the keys of every merchant. */
export const merchantKeys = ({ merchants }: SandboxCredentials): MerchantKeys[] => merchants.map(({ keys }) => keys);

/** Everyone a store's money can go to: direct merchants and sub-merchants, in a fixed order. */
export const sandboxPayees = ({ appid, merchants, alipay: { sellers: known } }: SandboxCredentials): NamedPayee[] =>
  merchants.flatMap(({ mchid, name, kind, subMerchants }): NamedPayee[] =>
    kind === 'direct'
      ? [{ id: mchid, name, mode: 'direct', appid, mchid, subMchid: null, subAppid: null, seller: null }]
      : subMerchants.map((sub) => ({
          id: sub.subMchid,
          name: sub.name,
          mode: 'partner',
          appid,
          mchid,
          subMchid: sub.subMchid,
          subAppid: null,
          seller: known.find((one) => one.name === sub.name) ?? null,
        })),
  );

type Plan = Pick<SandboxMerchant, 'mchid' | 'name' | 'kind' | 'verifiedBy' | 'subMerchants'>;

const merchantPlans: Plan[] = [
  { mchid: '1900000101', name: '门店卤味（总部）', kind: 'direct', verifiedBy: 'certificate', subMerchants: [] },
  { mchid: '1900000202', name: '门店卤味（华中分公司）', kind: 'direct', verifiedBy: 'moving', subMerchants: [] },
  {
    mchid: '1900000303',
    name: '门店卤味（服务商）',
    kind: 'partner',
    verifiedBy: 'public-key',
    subMerchants: [
      { subMchid: '1900000401', name: '长沙湘里卤食品有限公司' },
      { subMchid: '1900000402', name: '武汉江城卤味商贸有限公司' },
    ],
  },
];

const yearMs = 365 * 24 * 3_600_000;
const makeKeys = promisify(generateKeyPair);
const newRsa = () => makeKeys('rsa', { modulusLength: 2048 });
const privatePem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;
const newSerial = (): string => `5${randomBytes(20).toString('hex').slice(1)}`.toUpperCase();

/** Kept by a start from before merchants had an Alipay of their own, it knows none. */
const isWhole = (kept: Partial<SandboxAlipay> | undefined): kept is SandboxAlipay => kept?.sellers !== undefined;

/** The service provider's merchants have authorised the application. */
const sellers = (): SandboxSeller[] =>
  merchantPlans
    .flatMap(({ subMerchants }) => subMerchants)
    .map(({ name }, index) => ({
      ...{ pid: `208800000000040${index + 1}`, name },
      authToken: `202611BB${randomBytes(16).toString('hex')}`,
    }));

const makeAlipay = async (): Promise<SandboxAlipay> => {
  const [app, own] = await Promise.all([newRsa(), newRsa()]);
  const alipayPublicKeyPem = own.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  return {
    app: { appId: '2021000000000101', privateKeyPem: privatePem(app.privateKey), alipayPublicKeyPem },
    ownPrivateKeyPem: privatePem(own.privateKey),
    sellers: sellers(),
  };
};

const makeMerchant = async (plan: Plan, from: Date): Promise<SandboxMerchant> => {
  const [own, forCertificate, forPublicKey] = await Promise.all([newRsa(), newRsa(), newRsa()]);
  const serialNo = newSerial();
  const certificatePem = selfSignedCertificate({
    ...forCertificate,
    commonName: 'Tenpay.com sandbox',
    serialNo,
    from: new Date(from.getTime() - yearMs),
    to: new Date(from.getTime() + 5 * yearMs),
  });
  const hasPublicKey = plan.verifiedBy !== 'certificate';
  const publicKeyId = `PUB_KEY_ID_01${plan.mchid}${randomBytes(8).toString('hex').toUpperCase()}`;
  return {
    ...plan,
    keys: {
      mchid: plan.mchid,
      serialNo: newSerial(),
      privateKeyPem: privatePem(own.privateKey),
      apiV3Key: randomBytes(16).toString('hex'),
      publicKeyId: hasPublicKey ? publicKeyId : null,
      publicKeyPem: hasPublicKey ? (forPublicKey.publicKey.export({ type: 'spki', format: 'pem' }) as string) : null,
    },
    platform: {
      certificate:
        plan.verifiedBy === 'public-key' ? null : { serialNo, privateKeyPem: privatePem(forCertificate.privateKey), certificatePem },
      publicKey: hasPublicKey ? { id: publicKeyId, privateKeyPem: privatePem(forPublicKey.privateKey) } : null,
    },
  };
};
