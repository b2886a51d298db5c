import type { LevelViewData } from '@mendian/shared/catalog/level.ts';

const kinds: Readonly<Record<string, string>> = { chain: '总部', branch: '分公司', franchisee: '加盟商', store: '门店' };

export const levelKindOf = (node: string): string => kinds[node.split(':', 1)[0]!] ?? '';

/** `门店 联发广场店`; head office is just that. */
export const levelText = ({ node, name }: LevelViewData): string => (node === 'chain' ? name : `${levelKindOf(node)} ${name}`);

/** What is kept under these first parts of paths follows a change of a level. */
export const levelParts = ['prices', 'price-changes', 'assortment', 'products', 'stores'] as const;

/** What a level may say about selling a product; at the top there is nobody above to listen to. */
export const sellsWords = (top: boolean): Readonly<Record<'' | 'yes' | 'no', string>> => ({
  '': top ? '不统一，各店自定' : '听上一级的',
  yes: '卖',
  no: '不卖',
});
