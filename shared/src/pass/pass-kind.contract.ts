import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, Instant, Nothing, pageOf, queryInteger, textUpTo } from '../kernel/fields.ts';
import { PassDraft } from './pass-draft.ts';
import { passKindActions, passKindStates } from './pass-status.ts';
import { editPasses, sellPasses, viewPasses } from './pass.permissions.ts';

const whole = ['account/whole-chain'];
const namesMissing = ['pass/goods-unknown', 'pass/place-unknown', 'pass/payee-unknown'];

/** What became of a kind: passes paid for, what of their price stayed, their uses, and what stores earned by them. */
const Figures = { sold: Count, received: Amount, used: Count, earned: Amount };

const PassKindRow = v.object({
  id: Id,
  name: v.string(),
  price: Amount,
  /** `30 天内可用 30 次，每天 1 次` */
  promise: v.string(),
  state: v.picklist(passKindStates),
  ...Figures,
  createdAt: Instant,
});
export type PassKindRowData = v.InferOutput<typeof PassKindRow>;

const PassKindView = v.object({
  id: Id,
  draft: PassDraft,
  state: v.picklist(passKindStates),
  ...Figures,
  /** What the draft names by id: products, merchants, stores, the payee. */
  names: v.array(v.object({ id: Id, name: v.string() })),
  createdBy: v.string(),
  createdAt: Instant,
  startedBy: v.nullable(v.string()),
  startedAt: v.nullable(Instant),
  changedAt: Instant,
});
export type PassKindData = v.InferOutput<typeof PassKindView>;

export const listPassKinds = endpoint({
  method: 'GET',
  path: '/api/hq/pass-kinds',
  summary: '月卡种类，新的在前，各自卖了多少、用了多少、门店得了多少；按名称中的字、状态查找',
  who: 'headOffice',
  permission: viewPasses,
  input: v.object({
    text: v.optional(textUpTo(20)),
    state: v.optional(v.picklist(passKindStates)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(PassKindRow),
  refusals: [],
});

export const getPassKind = endpoint({
  method: 'GET',
  path: '/api/hq/pass-kinds/:kindId',
  summary: '一种月卡：规则、谁建的、谁开始卖的、卖了多少、用了多少',
  who: 'headOffice',
  permission: viewPasses,
  input: v.object({ kindId: Id }),
  reply: PassKindView,
  refusals: ['thing/not-found'],
});

export const addPassKind = endpoint({
  method: 'POST',
  path: '/api/hq/pass-kinds',
  summary: '新建一种月卡的草稿',
  who: 'headOffice',
  permission: editPasses,
  repeat: 'key',
  input: v.object({ draft: PassDraft }),
  reply: PassKindView,
  refusals: [...whole, ...namesMissing],
});

export const editPassKind = endpoint({
  method: 'PUT',
  path: '/api/hq/pass-kinds/:kindId',
  summary: '修改草稿；开始售卖之后不能再改',
  who: 'headOffice',
  permission: editPasses,
  repeat: 'natural',
  input: v.object({ kindId: Id, draft: PassDraft }),
  reply: PassKindView,
  refusals: [...whole, ...namesMissing, 'thing/not-found', 'pass/not-draft'],
});

export const movePassKind = endpoint({
  method: 'POST',
  path: '/api/hq/pass-kinds/:kindId/moves',
  summary: '开始售卖、停售；停售之后已卖出的月卡仍然有效',
  who: 'headOffice',
  permission: sellPasses,
  repeat: 'key',
  input: v.object({ kindId: Id, action: v.picklist(passKindActions) }),
  reply: PassKindView,
  refusals: [...whole, ...namesMissing, 'thing/not-found', 'state/not-allowed'],
});

export const listPassPayees = endpoint({
  method: 'GET',
  path: '/api/hq/pass-payees',
  summary: '月卡可选的收款方',
  who: 'headOffice',
  permission: editPasses,
  input: Nothing,
  reply: v.object({ items: v.array(v.object({ id: Id, name: v.string(), mchid: v.string() })) }),
  refusals: [],
});
