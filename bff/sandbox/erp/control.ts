import { rowChanges } from './change-rows.ts';
import type { ErpControl } from './erp-shape.ts';
import { calmErp, rowsInOrder, type ErpWorld } from './erp-world.ts';

/** What a person or a test does to the ERP; the page's calls and `startSandbox` offer the same. */
export const makeErpControl = (world: ErpWorld): ErpControl => ({
  ...rowChanges(world),
  misbehave: (change) => void Object.assign(world.misbehaviour, change),
  calm: () => void Object.assign(world.misbehaviour, calmErp),
  webhook: (url) => world.settings.put('webhook', url),
  quiet: () => world.clock.quiet(0),
  rows: (list) => rowsInOrder(world, list, 'code'),
  calls: () => Object.fromEntries(world.calls),
});
