import { listAssortmentLevels } from '@mendian/shared/catalog/assortment.contract.ts';
import { listPriceLevels } from '@mendian/shared/catalog/price.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { useQueryState } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { levelKindOf } from './level-words.ts';

export const levelLists = { prices: listPriceLevels, menu: listAssortmentLevels };
export type LevelList = keyof typeof levelLists;

/** Prices begin with the widest level, menus with a store: levels are listed kind by kind. */
const beginning = { prices: {}, menu: { after: 'store:' } };

/** The level a page is about, kept in the address; without one, the first of those one looks after. `node` is empty until it is known. */
export const useLevel = (list: LevelList) => {
  const [chosen, setNode] = useQueryState('node');
  const first = useDeskQuery(levelLists[list], { ...beginning[list], limit: 1 }, { enabled: chosen === '' });
  const node = chosen !== '' ? chosen : (first.data?.items[0]?.node ?? '');
  return {
    node,
    setNode,
    /** Why there is none. */
    problem:
      node !== '' || first.isPending
        ? null
        : first.error === null
          ? '您还没有负责的门店，请管理员加到您的负责范围里'
          : sentenceOf(first.error),
  };
};

/** Looks a level up among one's own by code or name. */
export const useLevelSearch = (list: LevelList) => {
  const { call } = useDesk();
  return async (text: string) => {
    const { items } = await call(levelLists[list], { text, limit: 30 });
    return items.map(({ node, name, code }) => ({ value: node, name, hint: `${levelKindOf(node)} ${code}` }));
  };
};
