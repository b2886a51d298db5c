import { pathParameters, type Endpoint, type Who } from '@mendian/shared/kernel/endpoint.ts';
import { refuse, type Refusal } from '@mendian/shared/kernel/errors.ts';
import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { refuseAfterSale } from '@mendian/shared/after-sale/after-sale.errors.ts';
import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import { refuseApplication } from '@mendian/shared/application/application.errors.ts';
import { refuseClerkGift } from '@mendian/shared/coupon/clerk-gift.errors.ts';
import { refuseCoupon } from '@mendian/shared/coupon/coupon.errors.ts';
import { refuseRedeem } from '@mendian/shared/coupon/redeem.errors.ts';
import { refuseCouponDesk } from '@mendian/shared/coupon/coupon-desk.errors.ts';
import { refuseFeature } from '@mendian/shared/feature/feature.errors.ts';
import { refuseMasterData } from '@mendian/shared/master-data/master-data.errors.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import { refusePoints } from '@mendian/shared/points/points.errors.ts';
import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { refusePayment } from '@mendian/shared/payment/payment.errors.ts';
import { refuseOffline } from '@mendian/shared/till/offline.errors.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { refuseStock } from '@mendian/shared/stock/stock.errors.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import { refuseStore } from '@mendian/shared/store/store.errors.ts';
import { refuseTakeOver } from '@mendian/shared/take-over/take-over.errors.ts';
import { refuseTerminal } from '@mendian/shared/terminal/terminal.errors.ts';
import { fixedPaths } from './openapi-fixed.ts';
import { componentSchemas, replySchema, requestSchema } from './openapi-schemas.ts';

type Schema = ReturnType<typeof requestSchema>;

/** Every code a reply can refuse with, its status and its sentence. */
const refusals: Record<string, Refusal> = {
  ...refuse.table,
  ...refuseAccount.table,
  ...refuseAfterSale.table,
  ...refuseApplication.table,
  ...refuseClerkGift.table,
  ...refuseCoupon.table,
  ...refuseRedeem.table,
  ...refuseCouponDesk.table,
  ...refuseFeature.table,
  ...refuseMasterData.table,
  ...refuseMember.table,
  ...refuseOffline.table,
  ...refusePass.table,
  ...refusePoints.table,
  ...refuseTakeOver.table,
  ...refuseTerminal.table,
  ...refuseOrder.table,
  ...refusePayment.table,
  ...refusePrint.table,
  ...refuseStore.table,
  ...refuseCatalog.table,
  ...refuseStock.table,
  ...refuseTill.table,
};

/** The OpenAPI 3.1 document of what is served, made from the contract's values. */
export const openApiDocument = (endpoints: readonly Endpoint[]): Record<string, unknown> => ({
  openapi: '3.1.0',
  info: {
    title: '门店 Mendian',
    version: '1',
    description:
      '金额是整数分，重量是整数克，时刻是 UTC（ISO 8601），日期按 Asia/Shanghai。出错时 HTTP 状态码配合 `{ code, message, details, requestId }`，message 可以直接给人看。',
  },
  tags: [...new Set(Object.values(surfaces)), '实时', '外部平台', '运行'].map((name) => ({ name })),
  paths: { ...operations(endpoints), ...fixedPaths },
  components: {
    schemas: componentSchemas(),
    securitySchemes: Object.fromEntries(
      Object.entries(tokens).map(([name, description]) => [name, { type: 'http', scheme: 'bearer', description }]),
    ),
  },
});

const surfaces: Record<string, string> = {
  mini: '顾客（小程序）',
  terminal: '门店终端',
  merchant: '商户',
  hq: '总部',
  open: '其他系统（应用）',
};

const tokens: Record<Exclude<Who, 'anyone'>, string> = {
  customer: '顾客令牌：登录（/api/mini/sign-in）得到',
  terminal: '设备令牌：绑定时终端自己生成的 secret；店员令牌也可以',
  clerk: '店员令牌：店员在终端登录得到',
  merchant: '商户账号令牌：登录（/api/merchant/sign-in）得到',
  headOffice: '总部账号令牌：登录（/api/hq/sign-in）得到',
  application: '应用密钥：总部在“应用接入”里生成，k. 开头；每天有次数限额，用完答复 429',
};

const operations = (endpoints: readonly Endpoint[]): Record<string, Record<string, unknown>> => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return paths;
};

const operation = (endpoint: Endpoint) => {
  const { path, summary, who, reply } = endpoint;
  return {
    tags: [surfaces[path.split('/')[2] ?? ''] ?? '其他'],
    summary,
    operationId: `${endpoint.method.toLowerCase()}${path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: who === 'anyone' ? [] : who === 'terminal' ? [{ terminal: [] }, { clerk: [] }] : [{ [who]: [] }],
    parameters: parametersOf(endpoint),
    ...bodyOf(endpoint),
    responses: {
      '200': {
        description: endpoint.cacheSeconds === undefined ? '成功' : `成功；对所有人相同，带 ETag，可缓存 ${endpoint.cacheSeconds} 秒`,
        content: { 'application/json': { schema: replySchema(reply) } },
      },
      ...refusalResponses(endpoint),
    },
  };
};

const parametersOf = (endpoint: Endpoint) => {
  const { properties = {}, required = [] } = requestSchema(endpoint.input);
  const inPath = pathParameters(endpoint.path);
  const inQuery = hasBody(endpoint) ? [] : Object.keys(properties).filter((name) => !inPath.includes(name));
  return [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
    ...inQuery.map((name) => ({ name, in: 'query', required: required.includes(name), schema: queryForm(properties[name]) })),
    ...(endpoint.repeat === 'key' ? [idempotencyKey] : []),
  ];
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '一次操作一个；没有收到答复时用同一个再发，只会发生一次，答复相同',
  schema: { type: 'string', pattern: '^[0-9A-Za-z_-]{8,80}$' },
};

/** A number in a query is text on the wire; the document says what it means. */
const queryForm = (schema: unknown): unknown => {
  const { anyOf, ...rest } = schema as Schema;
  return rest.type === 'integer' || anyOf === undefined ? rest : schema;
};

const hasBody = ({ method }: Endpoint): boolean => method === 'POST' || method === 'PUT';

const bodyOf = (endpoint: Endpoint) => {
  if (!hasBody(endpoint)) return {};
  if (endpoint.bytesMax !== undefined)
    return {
      requestBody: {
        required: true,
        description: `文件本身，最大 ${endpoint.bytesMax} 字节`,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    };
  const inPath = pathParameters(endpoint.path);
  const { properties = {}, required = [], ...rest } = requestSchema(endpoint.input);
  const fields = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  if (fields.length === 0) return {};
  const schema = { ...rest, properties: Object.fromEntries(fields), required: required.filter((name) => !inPath.includes(name)) };
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
};

/** By status: each code and its sentence. */
const refusalResponses = (endpoint: Endpoint): Record<string, unknown> => {
  const byStatus = new Map<number, string[]>();
  for (const code of new Set([...endpoint.refusals, ...commonRefusals(endpoint)])) {
    const refusal = refusals[code];
    if (refusal === undefined) throw new Error(`${endpoint.method} ${endpoint.path} refuses with ${code}, which no table declares`);
    byStatus.set(refusal.status, [...(byStatus.get(refusal.status) ?? []), `- \`${code}\`：${refusal.message}`]);
  }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } };
  return Object.fromEntries([...byStatus].map(([status, lines]) => [String(status), { description: lines.join('\n'), content }]));
};

const commonRefusals = ({ who, repeat, method }: Endpoint): string[] => [
  'input/invalid',
  ...(method === 'GET' || method === 'DELETE' ? [] : ['input/unreadable', 'input/too-large']),
  ...(repeat === 'key' ? ['input/key-required', 'input/key-reused'] : []),
  ...(who === 'anyone' ? [] : ['auth/required', 'auth/forbidden']),
  'limit/too-many',
  'server/busy',
  'server/fault',
];
