import { kept } from './keep.ts';
import { valueStore } from './value-store.ts';

/** How this terminal's printer is set. */
export type SlipSettings = { readonly paperMm: 58 | 80; readonly kitchenOnTake: boolean };

const store = valueStore<SlipSettings>({
  paperMm: kept.get('slip.paper') === '80' ? 80 : 58,
  kitchenOnTake: kept.get('slip.kitchen-on-take') === 'yes',
});

export const slipSettings = {
  get: store.get,
  subscribe: store.subscribe,
  set: (next: SlipSettings): void => {
    kept.set('slip.paper', String(next.paperMm));
    kept.set('slip.kitchen-on-take', next.kitchenOnTake ? 'yes' : 'no');
    store.set(next);
  },
};
