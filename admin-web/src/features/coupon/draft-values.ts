import type { TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import type { CouponDraftData, GivenAt } from '@mendian/shared/coupon/coupon-draft.ts';
import type { BenefitData, CouponTermsData, ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { bearerFault } from '../../ui/desk/bearer-fields.tsx';
import { placesOf, placeValues } from '../../ui/desk/place-fields.tsx';
import type { PickItem } from '../../ui/desk/use-search.ts';

/** A template as its form holds it: numbers null while they are being typed, days as a calendar has them. */
export type DraftValues = {
  name: string;
  note: string;
  kind: BenefitData['kind'];
  from: number | null;
  off: number | null;
  /** Thousandths of the price that are paid. */
  pays: number | null;
  max: number | null;
  goodsKind: CouponTermsData['goods']['kind'];
  goods: PickItem[];
  everywhere: boolean;
  /** Nodes as text, with their names. */
  merchants: PickItem[];
  stores: PickItem[];
  channels: string[];
  modes: string[];
  timed: boolean;
  weekdays: string[];
  fromMinute: string;
  toMinute: string;
  firstOrder: boolean;
  alone: boolean;
  validity: ValidityData['kind'];
  fromDay: string;
  toDay: string;
  after: number | null;
  days: number | null;
  total: number | null;
  perMember: number | null;
  perMemberDay: number | null;
  /** Thousandths of what is taken off. */
  headOffice: number | null;
  branch: number | null;
  owner: number | null;
  inCentre: boolean;
  claimCode: string;
  givenAt: GivenAt | '';
  /** Keys of the tiers, or the channels; none: all. */
  givenTo: string[];
  /** Clerks may give it. */
  forClerks: boolean;
  perClerkDay: number | null;
  perStoreDay: number | null;
};

const fresh: DraftValues = {
  ...{ name: '', note: '', kind: 'threshold', from: null, off: null, pays: null, max: null },
  ...{ goodsKind: 'all', goods: [], everywhere: true, merchants: [], stores: [] },
  ...{ channels: ['mini', 'counter'], modes: ['pickup', 'delivery'], firstOrder: false, alone: false },
  ...{ timed: false, weekdays: ['0', '1', '2', '3', '4'], fromMinute: '600', toMinute: '840' },
  ...{ validity: 'days', fromDay: '', toDay: '', after: 0, days: 7 },
  ...{ total: null, perMember: 1, perMemberDay: 1, headOffice: 1000, branch: 0, owner: 0 },
  ...{ inCentre: true, claimCode: '', givenAt: '', givenTo: [], forClerks: false, perClerkDay: 5, perStoreDay: 20 },
};

export const valuesOf = (template: TemplateData | null): DraftValues => (template === null ? fresh : valuesFrom(template));

const valuesFrom = ({ draft, names }: TemplateData): DraftValues => {
  const { terms, validity, bearers, byClerks, ...rest } = draft;
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name ?? '已不存在';
  const pick = (value: string): PickItem => ({ value, name: nameOf(value.slice(value.indexOf(':') + 1)) });
  return {
    ...fresh,
    ...rest,
    ...bearers,
    ...benefitValues(terms.benefit),
    ...validityValues(validity),
    ...{ claimCode: draft.claimCode ?? '', givenAt: draft.givenAt ?? '', forClerks: byClerks !== null, ...byClerks },
    ...{ goodsKind: terms.goods.kind, goods: 'ids' in terms.goods ? terms.goods.ids.map(pick) : [] },
    ...placeValues(terms.places, pick),
    ...{ channels: terms.channels, modes: terms.modes, firstOrder: terms.firstOrder, alone: terms.alone },
    ...(terms.hours === null
      ? {}
      : {
          ...{ timed: true, weekdays: terms.hours.weekdays.map(String) },
          ...{ fromMinute: String(terms.hours.from), toMinute: String(terms.hours.to) },
        }),
  };
};

const benefitValues = (benefit: BenefitData): Partial<DraftValues> => ({
  kind: benefit.kind,
  ...('from' in benefit ? { from: benefit.from } : {}),
  ...('off' in benefit ? { off: benefit.off } : {}),
  ...('payPerMille' in benefit ? { pays: benefit.payPerMille, max: benefit.max } : {}),
});

const validityValues = (validity: ValidityData): Partial<DraftValues> =>
  validity.kind === 'days'
    ? { validity: 'days', after: validity.after, days: validity.days }
    : {
        ...{ validity: 'fixed', fromDay: dayOf(new Date(validity.from)) },
        toDay: dayOf(new Date(Date.parse(validity.until) - 1)),
      };

/** What is sent; what is not filled in yet is nothing, and the form does not send it. */
export const draftOf = (values: DraftValues): CouponDraftData => ({
  ...{ name: values.name, note: values.note, terms: termsOf(values), validity: validityOf(values) },
  bearers: { headOffice: values.headOffice ?? 0, branch: values.branch ?? 0, owner: values.owner ?? 0 },
  ...{ total: values.total ?? 0, perMember: values.perMember ?? 0, perMemberDay: values.perMemberDay ?? 0 },
  ...{ inCentre: values.inCentre, claimCode: values.claimCode.trim() === '' ? null : values.claimCode.trim() },
  givenAt: values.givenAt === '' ? null : values.givenAt,
  givenTo: values.givenTo,
  byClerks: values.forClerks ? { perClerkDay: values.perClerkDay ?? 0, perStoreDay: values.perStoreDay ?? 0 } : null,
});

const termsOf = (values: DraftValues): CouponTermsData => ({
  benefit: benefitOf(values),
  goods: values.goodsKind === 'all' ? { kind: 'all' } : { kind: values.goodsKind, ids: values.goods.map(({ value }) => value) },
  places: placesOf(values),
  channels: values.channels as CouponTermsData['channels'],
  modes: values.modes as CouponTermsData['modes'],
  hours: values.timed ? { weekdays: values.weekdays.map(Number), from: Number(values.fromMinute), to: Number(values.toMinute) } : null,
  ...{ firstOrder: values.firstOrder, alone: values.alone },
});

const benefitOf = ({ kind, from, off, pays, max }: DraftValues): BenefitData => {
  switch (kind) {
    case 'threshold':
      return { kind, from: from ?? 0, off: off ?? 0 };
    case 'instant':
      return { kind, off: off ?? 0 };
    case 'percent':
      return { kind, payPerMille: pays ?? 0, from: from ?? 0, max };
    case 'exchange':
      return { kind };
    case 'delivery':
      return { kind, off };
  }
};

const validityOf = ({ validity, fromDay, toDay, after, days }: DraftValues): ValidityData =>
  validity === 'days'
    ? { kind: 'days', after: after ?? 0, days: days ?? 0 }
    : { kind: 'fixed', from: startOf(fromDay), until: startOf(toDay === '' ? '' : addDays(toDay, 1)) };

const startOf = (day: string): string => (day === '' ? '' : instantAt(day, 0).toISOString());

/** What is wrong before anybody is asked; single fields say it themselves. */
export const faultsOf = (values: DraftValues): Partial<Record<keyof DraftValues, string>> => {
  const { kind, from, off, everywhere, merchants, stores, timed, fromMinute, toMinute } = values;
  return {
    ...(kind === 'threshold' && from !== null && off !== null && off > from ? { off: '减的金额不能多于门槛' } : {}),
    ...(!everywhere && merchants.length + stores.length === 0 ? { stores: '请选择哪些门店可用' } : {}),
    ...(timed && Number(fromMinute) >= Number(toMinute) ? { toMinute: '要晚于开始' } : {}),
    ...(values.validity === 'fixed' && values.fromDay > values.toDay ? { toDay: '不能早于开始的日子' } : {}),
    ...((values.perMemberDay ?? 0) > (values.perMember ?? 0) ? { perMemberDay: '不能多于每人总共的张数' } : {}),
    ...(values.forClerks && (values.perClerkDay ?? 0) > (values.perStoreDay ?? 0) ? { perClerkDay: '不能多于每家门店的张数' } : {}),
    ...bearerFault(values),
  };
};

/** Names of what the form chose, as the preview needs them. */
export const namesIn = ({ goods, merchants, stores }: DraftValues): ReadonlyMap<string, string> =>
  new Map([...goods, ...merchants, ...stores].map(({ value, name }) => [value.slice(value.indexOf(':') + 1), name]));
