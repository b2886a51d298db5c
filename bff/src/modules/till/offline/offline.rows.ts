import type { OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import type { OfflineState } from '@mendian/shared/till/offline-desk.contract.ts';

/** Something that a till did without a network, as it was sent. */
export type OfflineRow = {
  id: string;
  terminal_id: string;
  store_id: string;
  action_id: string;
  kind: OfflineActionData['kind'];
  clerk_id: string;
  happened_at: Date;
  /** JSON, as `OfflineAction` of the contract. */
  content: string;
  /** `taken`: as it came; the others were listed for a person. */
  state: 'taken' | OfflineState;
  code: string | null;
  message: string | null;
  received_at: Date;
  settled_by: string | null;
  settled_at: Date | null;
  note: string | null;
};
