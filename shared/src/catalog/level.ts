import * as v from 'valibot';

/** A level at which prices and menus are set, as text: `chain`, `branch:…`, `franchisee:…`, `store:…` (see `account/scope.ts`). */
export const LevelNode = v.pipe(v.string(), v.regex(/^(chain|(branch|franchisee|store):[0-9A-Za-z_-]{1,36})$/, '层级格式不对'));

/** A level with its name, as a person reads it: 总部, or the name of the branch, franchisee or store. */
export const LevelView = v.object({ node: LevelNode, name: v.string() });
export type LevelViewData = v.InferOutput<typeof LevelView>;

/** The same as one looks it up among thousands, with its code; head office has none. */
export const ListedLevel = v.object({ ...LevelView.entries, code: v.string() });

/** The levels a store stands under, the farthest first. Whatever is set at a nearer one counts. */
export const levelsOfStore = (store: { readonly storeId: string; readonly branchId: string; readonly ownerId: string }): string[] => [
  'chain',
  `branch:${store.branchId}`,
  `franchisee:${store.ownerId}`,
  `store:${store.storeId}`,
];
