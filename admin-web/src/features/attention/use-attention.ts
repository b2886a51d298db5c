import {
  attentionKinds,
  listAttention,
  listMerchantAttention,
  merchantKinds,
  retryAttention,
  settleAttention,
  type AttentionKind,
} from '@mendian/shared/head-office/attention.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import type { List } from '../../platform/list.ts';
import { useAction } from '../../ui/desk/use-action.ts';

export type Attention = RowOf<typeof listAttention>;

/** The list looks at itself so often. */
const lookEveryMs = 15_000;
const refreshes = ['attention'];

/** What waits: all of it or one kind. A merchant is shown what is about its orders and its tills. */
export const useAttentionList = (kind: string): List<Attention> => {
  const { desk } = useDesk();
  const options = { everyMs: lookEveryMs };
  const ofAll = useCursorList(
    listAttention,
    { kind: attentionKinds.find((known) => known === kind) },
    { ...options, enabled: desk === 'hq' },
  );
  const own = useCursorList(
    listMerchantAttention,
    { kind: merchantKinds.find((known) => known === kind) },
    { ...options, enabled: desk === 'merchant' },
  );
  return desk === 'hq' ? ofAll : own;
};

/** The kinds that this desk's list has. */
export const useAttentionKinds = (): readonly AttentionKind[] => (useDesk().desk === 'hq' ? attentionKinds : merchantKinds);

/** Tries again what was refused; the list is asked again whatever the answer was. */
export const useRetry = () => {
  const { call } = useDesk();
  return useAction((attentionId: string) => call(retryAttention, { attentionId }), { said: '已重新提交，结果会在列表里更新', refreshes });
};

/** Takes a thing off the list, with how it was settled. */
export const useSettle = () => {
  const { call } = useDesk();
  return (attentionId: string, how: string) => call(settleAttention, { attentionId, how });
};
