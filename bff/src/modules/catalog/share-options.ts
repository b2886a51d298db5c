import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';

export type SharedOptions = {
  /** Every group once, under an id that holds within one catalogue. */
  readonly groups: readonly OptionGroupData[];
  /** For each product, in the order given, the ids of its groups. */
  readonly idsOf: readonly (readonly string[])[];
};

/**
 * Finds the option groups that products have in common. What is the same to the last choice is one group, whatever id each
 * product wrote it under; the ids given here are therefore new ones.
 */
export const shareOptions = (products: readonly (readonly OptionGroupData[])[]): SharedOptions => {
  const groups = new Map<string, OptionGroupData>();
  const shared = ({ name, kind, max, choices }: OptionGroupData): string => {
    const content = JSON.stringify([name, kind, max, choices.map(({ id, name: words, surcharge }) => [id, words, surcharge])]);
    const group = groups.get(content) ?? { id: `g${groups.size + 1}`, name, kind, max, choices };
    groups.set(content, group);
    return group.id;
  };
  const idsOf = products.map((options) => options.map(shared));
  return { groups: [...groups.values()], idsOf };
};
