import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import type { OptionGroupViewData } from '@mendian/shared/catalog/option-group.contract.ts';
import type { Reads } from '../../../platform/sql.ts';

export type OptionGroupRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'one' | 'many';
  readonly max: number;
  /** JSON: [{ id, name, surcharge }]. */
  readonly choices: string;
};

export const groupOf = ({ id, name, kind, max, choices }: OptionGroupRow): OptionGroupData => ({
  ...{ id, name, kind, max },
  choices: JSON.parse(choices) as OptionGroupData['choices'],
});

/** All groups by name, with the products that use them. */
export const readOptionGroups = async (sql: Reads): Promise<OptionGroupViewData[]> => {
  const groups = await sql.all<OptionGroupRow>('SELECT id, name, kind, max, choices FROM option_group ORDER BY name, id');
  const uses = await sql.all<{ group_id: string; id: string; name: string }>(
    'SELECT o.group_id, p.id, p.name FROM product_option o JOIN product p ON p.id = o.product_id ORDER BY p.position, p.id',
  );
  const byGroup = Map.groupBy(uses, ({ group_id }) => group_id);
  return groups.map((row) => ({ ...groupOf(row), products: (byGroup.get(row.id) ?? []).map(({ id, name }) => ({ id, name })) }));
};
