import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Amount, Id, Nothing, textFrom1To } from '../kernel/fields.ts';
import { OptionGroup } from './catalog.contract.ts';
import { editCatalogue, viewCatalogue } from './catalog.permissions.ts';

/** A group of options that several products share, with those that use it. */
export const OptionGroupView = v.object({ ...OptionGroup.entries, products: v.array(v.object({ id: Id, name: v.string() })) });
export type OptionGroupViewData = v.InferOutput<typeof OptionGroupView>;

const GroupInput = {
  name: textFrom1To(20),
  kind: OptionGroup.entries.kind,
  /** For `many`: how many may be picked at most; `one` is always 1. */
  max: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  choices: v.pipe(
    v.array(v.object({ /** Null: a new choice. */ id: v.nullable(Id), name: textFrom1To(20), surcharge: Amount })),
    v.minLength(1, '请至少填写一个选项'),
    v.maxLength(20),
    v.check((choices) => new Set(choices.map(({ name }) => name)).size === choices.length, '选项名称不能重复'),
  ),
};

export const listOptionGroups = deskEndpoint({
  method: 'GET',
  path: '/option-groups',
  summary: '选项组（辣度、切法、加料等）和用到它的商品',
  permission: viewCatalogue,
  stale: true,
  input: Nothing,
  reply: v.object({ items: v.array(OptionGroupView) }),
  refusals: [],
});

export const createOptionGroup = endpoint({
  method: 'POST',
  path: '/api/hq/option-groups',
  summary: '新建选项组',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'key',
  input: v.object(GroupInput),
  reply: OptionGroupView,
  refusals: [],
});

export const updateOptionGroup = endpoint({
  method: 'PUT',
  path: '/api/hq/option-groups/:groupId',
  summary: '改选项组，用到它的商品随即改变',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'key',
  input: v.object({ groupId: Id, ...GroupInput }),
  reply: OptionGroupView,
  refusals: ['thing/not-found'],
});

export const deleteOptionGroup = endpoint({
  method: 'DELETE',
  path: '/api/hq/option-groups/:groupId',
  summary: '删除没有商品在用的选项组',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'natural',
  input: v.object({ groupId: Id }),
  reply: Nothing,
  refusals: ['thing/not-found', 'catalog/option-group-in-use'],
});
