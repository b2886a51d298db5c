import type { SyncState } from '@mendian/shared/master-data/sync-words.ts';
import type { Tone } from '../../ui/desk/tag.tsx';

export const stateTones: Record<SyncState, Tone> = { waiting: 'plain', running: 'accent', done: 'good', stopped: 'plain', failed: 'hot' };
