import type { PassDraftData } from '@mendian/shared/pass/pass-draft.ts';
import type { PassKindData } from '@mendian/shared/pass/pass-kind.contract.ts';
import { bearerFault, type BearerValues } from '../../ui/desk/bearer-fields.tsx';
import { placesOf, placeValues, type PlaceValues } from '../../ui/desk/place-fields.tsx';
import type { PickItem } from '../../ui/desk/use-search.ts';

/** A kind as its form holds it: numbers null while they are being typed. */
export type PassValues = PlaceValues &
  BearerValues & {
    name: string;
    note: string;
    price: number | null;
    days: number | null;
    uses: number | null;
    usesPerDay: number | null;
    products: PickItem[];
    earns: number | null;
    payeeId: string;
  };

const fresh: PassValues = {
  ...{ name: '', note: '', price: null, days: 30, uses: 30, usesPerDay: 1, products: [], everywhere: true, merchants: [], stores: [] },
  ...{ earns: null, headOffice: 1000, branch: 0, owner: 0, payeeId: '' },
};

export const valuesOf = (kind: PassKindData | null): PassValues => {
  if (kind === null) return fresh;
  const { productIds, places, bearers, ...rest } = kind.draft;
  const names = new Map(kind.names.map(({ id, name }) => [id, name]));
  const pick = (value: string): PickItem => ({ value, name: names.get(value.slice(value.indexOf(':') + 1)) ?? '已不存在' });
  return { ...rest, ...bearers, products: productIds.map(pick), ...placeValues(places, pick) };
};

/** What is sent; what is not filled in yet is nothing, and the form does not send it. */
export const draftOf = (values: PassValues): PassDraftData => ({
  ...{ name: values.name, note: values.note, price: values.price ?? 0, days: values.days ?? 0, uses: values.uses ?? 0 },
  ...{ usesPerDay: values.usesPerDay ?? 0, productIds: values.products.map(({ value }) => value), places: placesOf(values) },
  ...{ earns: values.earns ?? 0, payeeId: values.payeeId },
  bearers: { headOffice: values.headOffice ?? 0, branch: values.branch ?? 0, owner: values.owner ?? 0 },
});

/** What is wrong before anybody is asked; single fields say it themselves. */
export const faultsOf = (values: PassValues): Partial<Record<keyof PassValues, string>> => {
  const { everywhere, merchants, stores, uses, usesPerDay, days } = values;
  return {
    ...(!everywhere && merchants.length + stores.length === 0 ? { stores: '请选择哪些门店可用' } : {}),
    ...((usesPerDay ?? 0) > (uses ?? 0) ? { usesPerDay: '不能多于总次数' } : {}),
    ...((uses ?? 0) > (usesPerDay ?? 0) * (days ?? 0) ? { uses: `有效期内最多用 ${(usesPerDay ?? 0) * (days ?? 0)} 次` } : {}),
    ...bearerFault(values),
  };
};

/** Names of what the form chose, as the preview needs them. */
export const namesIn = ({ products, merchants, stores }: PassValues): ReadonlyMap<string, string> =>
  new Map([...products, ...merchants, ...stores].map(({ value, name }) => [value.slice(value.indexOf(':') + 1), name]));
