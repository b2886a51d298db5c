import { SwitchField } from './choice-fields.tsx';
import { useMerchantSearch } from './merchant-picker.tsx';
import { Section } from './page.tsx';
import { PickerListField } from './picker.tsx';
import { StoreListPicker } from './store-picker.tsx';
import type { FieldProps } from './use-form.ts';
import type { PickItem } from './use-search.ts';

/** Where something can be used, as a form holds it: nodes as text, with their names. */
export type PlaceValues = { everywhere: boolean; merchants: PickItem[]; stores: PickItem[] };

/** The nodes as they are sent. */
export const placesOf = ({ everywhere, merchants, stores }: PlaceValues): string[] =>
  everywhere ? ['chain'] : [...merchants, ...stores].map(({ value }) => value);

/** The same the other way round; `pick` gives a node its name. */
export const placeValues = (places: readonly string[], pick: (node: string) => PickItem): PlaceValues => ({
  everywhere: places.includes('chain'),
  merchants: places.filter((place) => /^(branch|franchisee):/.test(place)).map(pick),
  stores: places.filter((place) => place.startsWith('store:')).map(pick),
});

type PlaceFieldsProps = { [Name in keyof PlaceValues]: FieldProps<PlaceValues[Name]> };

/** In whose stores it can be used. */
export const PlaceFields = ({ everywhere, merchants, stores }: PlaceFieldsProps) => {
  const search = useMerchantSearch(({ kind, merchantId }) => `${kind}:${merchantId}`);
  return (
    <Section title="可用门店">
      <SwitchField label="哪些门店" onWord="全部门店" offWord="只在选出的门店" {...everywhere} />
      {everywhere.value ? null : (
        <>
          <PickerListField label="分公司、加盟商（它的全部门店）" max={250} placeholder="编码或名称" search={search} {...merchants} />
          <StoreNodes {...stores} />
        </>
      )}
    </Section>
  );
};

/** The picker knows stores by their ids, terms by their nodes. */
const StoreNodes = ({ value, onChange, ...field }: PlaceFieldsProps['stores']) => {
  return (
    <StoreListPicker
      label="门店"
      max={250}
      {...field}
      value={value.map((pick) => ({ ...pick, value: pick.value.slice('store:'.length) }))}
      onChange={(picks) => onChange(picks.map((pick) => value.find((known) => known.value === `store:${pick.value}`) ?? newlyPicked(pick)))}
    />
  );
};

/** Members know a store by its name, without the code that it was looked up with. */
const newlyPicked = ({ value, name }: PickItem): PickItem => ({ value: `store:${value}`, name: name.slice(name.indexOf(' ') + 1) });
