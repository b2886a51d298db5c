import type { AttentionKind } from '@mendian/shared/head-office/attention.contract.ts';

/** An entry of the list with its store's name; `state` is `open` or `settled`. */
export type AttentionRow = {
  id: string;
  kind: AttentionKind;
  subject: string;
  text: string;
  store_id: string | null;
  store_name: string | null;
  order_id: string | null;
  refund_id: string | null;
  state: string;
  created_at: Date;
  settled_by: string | null;
  how: string | null;
};
