import type { OfflineRowData, OfflineState } from '@mendian/shared/till/offline-desk.contract.ts';
import type { Tone } from '../../ui/desk/tag.tsx';

export const kindWords: Record<OfflineRowData['kind'], string> = { 'shift-opened': '开班', sold: '收银', 'shift-closed': '交班' };
/** What its amount is. */
export const amountWords: Record<OfflineRowData['kind'], string> = { 'shift-opened': '备用金', sold: '应收', 'shift-closed': '点到' };
export const stateWords: Record<OfflineState, string> = { listed: '待处理', entered: '已再入账', dismissed: '不入账' };
export const stateTones: Record<OfflineState, Tone> = { listed: 'warm', entered: 'good', dismissed: 'plain' };
