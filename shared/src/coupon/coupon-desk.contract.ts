import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Id, Instant, pageOf, queryInteger, textUpTo } from '../kernel/fields.ts';
import { CouponDraft, givenAtKinds, Total } from './coupon-draft.ts';
import { templateActions, templateStates } from './coupon-status.ts';
import { approveCoupons, editCoupons, viewCoupons } from './coupon.permissions.ts';

const whole = ['account/whole-chain'];
const namesMissing = ['coupon/goods-unknown', 'coupon/place-unknown', 'coupon/tier-unknown'];
const draftRefusals = [...whole, ...namesMissing, 'coupon/over-already', 'coupon/code-taken'];

/** What became of the coupons of a template. */
const Figures = { total: Count, given: Count, locked: Count, used: Count };

const TemplateRow = v.object({
  id: Id,
  name: v.string(),
  /** `满 30 减 5` */
  benefit: v.string(),
  /** `领取当天起 7 天内有效` */
  validity: v.string(),
  state: v.picklist(templateStates),
  inCentre: v.boolean(),
  claimCode: v.nullable(v.string()),
  givenAt: v.nullable(v.picklist(givenAtKinds)),
  byClerks: v.boolean(),
  ...Figures,
  createdAt: Instant,
});
export type TemplateRowData = v.InferOutput<typeof TemplateRow>;

export const TemplateView = v.object({
  id: Id,
  draft: CouponDraft,
  state: v.picklist(templateStates),
  ...Figures,
  /** What the draft names by id or key: products, categories, merchants, stores, tiers, registration channels. */
  names: v.array(v.object({ id: Id, name: v.string() })),
  createdBy: v.string(),
  createdAt: Instant,
  approvedBy: v.nullable(v.string()),
  approvedAt: v.nullable(Instant),
  changedAt: Instant,
});
export type TemplateData = v.InferOutput<typeof TemplateView>;

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/hq/coupon-templates',
  summary: '券模板，新的在前；按名称或口令中的字、状态查找',
  who: 'headOffice',
  permission: viewCoupons,
  input: v.object({
    text: v.optional(textUpTo(20)),
    state: v.optional(v.picklist(templateStates)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(TemplateRow),
  refusals: [],
});

export const getTemplate = endpoint({
  method: 'GET',
  path: '/api/hq/coupon-templates/:templateId',
  summary: '一个券模板：规则、谁做的谁审的、发了多少、锁定和用掉多少',
  who: 'headOffice',
  permission: viewCoupons,
  input: v.object({ templateId: Id }),
  reply: TemplateView,
  refusals: ['thing/not-found'],
});

export const getClaimLink = endpoint({
  method: 'GET',
  path: '/api/hq/coupon-templates/:templateId/claim-link',
  summary: '口令的链接，也是二维码的内容：会员扫码或点开，领券中心里口令已经填好；没有口令的券没有链接',
  who: 'headOffice',
  permission: viewCoupons,
  input: v.object({ templateId: Id }),
  reply: v.object({ address: v.string() }),
  refusals: ['thing/not-found'],
});

export const addTemplate = endpoint({
  method: 'POST',
  path: '/api/hq/coupon-templates',
  summary: '新建一个券模板的草稿',
  who: 'headOffice',
  permission: editCoupons,
  repeat: 'key',
  input: v.object({ draft: CouponDraft }),
  reply: TemplateView,
  refusals: draftRefusals,
});

export const editTemplate = endpoint({
  method: 'PUT',
  path: '/api/hq/coupon-templates/:templateId',
  summary: '修改草稿；审核之后先退回草稿才能改，开始发放之后不能再改',
  who: 'headOffice',
  permission: editCoupons,
  repeat: 'natural',
  input: v.object({ templateId: Id, draft: CouponDraft }),
  reply: TemplateView,
  refusals: [...draftRefusals, 'thing/not-found', 'coupon/not-draft'],
});

export const raiseTotal = endpoint({
  method: 'PUT',
  path: '/api/hq/coupon-templates/:templateId/total',
  summary: '加大总数：审核后、发放中、暂停时都可以，只能加不能减',
  who: 'headOffice',
  permission: approveCoupons,
  repeat: 'natural',
  input: v.object({ templateId: Id, total: Total }),
  reply: TemplateView,
  refusals: [...whole, 'thing/not-found', 'state/not-allowed', 'coupon/total-less'],
});

export const moveTemplate = endpoint({
  method: 'POST',
  path: '/api/hq/coupon-templates/:templateId/moves',
  summary: '审核、退回草稿、开始发放、暂停、结束；结束之后已发出的券仍然有效',
  who: 'headOffice',
  permission: approveCoupons,
  repeat: 'key',
  input: v.object({ templateId: Id, action: v.picklist(templateActions) }),
  reply: TemplateView,
  refusals: [...whole, ...namesMissing, 'thing/not-found', 'state/not-allowed', 'coupon/over-already'],
});
