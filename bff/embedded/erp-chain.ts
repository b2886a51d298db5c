import type { ErpChain } from '../sandbox/start-sandbox.ts';
import type { DemoChain, DemoMerchant, DemoStore } from './demo/index.ts';
import { mobileNumber, personName } from './demo/names.ts';
import { seeded, seedOf } from './demo/seeded.ts';

/** The demo chain as its ERP has it: the same codes, names and places, so that a first synchronisation finds what it knows. */
export const erpChainOf = (chain: DemoChain): ErpChain => {
  const initials = new Map(chain.cities.map(({ name, initial }) => [name, initial]));
  const provinces = new Map(chain.branches.map((branch) => [branch.code, [...branch.provinces]]));
  const of = (kind: DemoMerchant['kind']) => chain.merchants.filter((merchant) => merchant.kind === kind);
  return {
    branches: of('branch').map((merchant) => ({ ...merchantRow(merchant), provinces: provinces.get(merchant.code) ?? [] })),
    franchisees: of('franchisee').map(merchantRow),
    stores: chain.stores.map((store) => storeRow(store, initials.get(store.city) ?? '')),
  };
};

/** Eighteen digits beginning with 91, as licences have them, and plainly made up. */
const licenceOf = (code: string): string => `91${code.replace(/\D/g, '').padStart(16, '0')}`;

const merchantRow = ({ code, name, contactName, contactPhone }: DemoMerchant) => ({
  ...{ code, name, contactName, contactPhone },
  ...{ licenceNo: licenceOf(code), address: '', status: 'OPEN' as const },
});

const storeRow = (store: DemoStore, cityInitial: string) => {
  const { code, name, province, city, district, address, phone, branchCode, ownerCode } = store;
  const chance = seeded(seedOf(1, `erp ${code}`));
  return {
    ...{ code, name, province, city, cityInitial, district, address, phone, branchCode },
    lat: degrees(store.latE6),
    lng: degrees(store.lngE6),
    franchiseeCode: ownerCode === branchCode ? null : ownerCode,
    manager: `${personName(chance)} ${mobileNumber(chance)}`,
    areaSqm: chance.between(18, 95),
    openedOn: `${chance.between(2012, 2025)}-${twoDigits(chance.between(1, 12))}-${twoDigits(chance.between(1, 28))}`,
    ...{ closedOn: null, status: 'OPEN' as const },
  };
};

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const degrees = (e6: number): string => {
  const digits = String(Math.abs(e6)).padStart(7, '0');
  return `${e6 < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
};
