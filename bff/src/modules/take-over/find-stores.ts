import { newStoreSettings } from '@mendian/shared/store/new-store-settings.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import type { Reads } from '../../platform/sql.ts';
import { differing, type Finding, type Values } from './kind.ts';
import type { StoreLine } from './kind-stores.ts';
import { readMerchants, type Merchant } from './read-merchants.ts';

type Known = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly city_initial: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly lat_e6: number;
  readonly lng_e6: number;
  readonly settings: string;
  readonly changed_at: Date | null;
  readonly erp_updated_at: Date | null;
  readonly owner: string | null;
  readonly branch: string | null;
};

/** What stores of a file mean here: new ones, ones that are here already, and ones whose merchants are not. */
export const findStores = async (sql: Reads, rows: readonly StoreLine[]): Promise<Finding[]> => {
  const merchants = await readMerchants(sql, rows.flatMap(({ branchCode, ownerCode }) => [branchCode, ownerCode])); // prettier-ignore
  const found = await sql.all<Known>(
    `SELECT s.id, s.code, s.name, s.province, s.city, s.city_initial, s.district, s.address, s.phone, s.lat_e6, s.lng_e6, s.settings,
      s.changed_at, s.erp_updated_at, o.code AS owner, b.code AS branch
    FROM store s LEFT JOIN merchant o ON o.id = s.owner_id LEFT JOIN merchant b ON b.id = s.branch_id WHERE s.code IN (?)`,
    [rows.map((row) => row.code)],
  );
  const known = new Map(found.map((store) => [store.code, store]));
  return rows.map((row) => findingOf(row, known.get(row.code), merchants));
};

const findingOf = (row: StoreLine, known: Known | undefined, merchants: ReadonlyMap<string, Merchant>): Finding => {
  const { branchCode, ownerCode } = row;
  const refused = (reason: string): Finding => ({ is: 'refused', reason });
  if (merchants.get(branchCode)?.kind !== 'branch') return refused(`分公司 ${branchCode} 不存在，请先从 ERP 同步商户，或改正编码`);
  if (ownerCode !== null && merchants.get(ownerCode)?.kind !== 'franchisee')
    return refused(`加盟商 ${ownerCode} 不存在，请先从 ERP 同步商户，或改正编码`);
  if (known === undefined) return { is: 'add' };
  const moves = differing([
    ['商户', ownerCode ?? branchCode, known.owner],
    ['分公司', branchCode, known.branch],
  ]);
  if (moves !== null) return refused(`这里的${moves}与文件不同；换商户请用门店交接，或改正文件`);
  return settle(row, known);
};

const settle = (row: StoreLine, known: Known): Finding => {
  const told = toldOf(row);
  const differs = differing(told.map(({ name, column, value }) => [name, value, known[column]]));
  if (differs !== null && known.erp_updated_at !== null)
    return { is: 'refused', reason: `${differs}与 ERP 同步来的不同；这家店由 ERP 管，请在 ERP 里改，或从文件里去掉` };
  const settings = JSON.parse(known.settings) as StoreSettingsData;
  const hours = row.hours === null || JSON.stringify(row.hours) === JSON.stringify(settings.hours) ? null : row.hours;
  if (hours !== null && JSON.stringify(settings.hours) !== JSON.stringify(newStoreSettings.hours))
    return { is: 'refused', reason: '营业时间在这里已经设过，与文件不同，保持不变；请在门店设置里改，或清空这一格' };
  if (differs === null && hours === null) return { is: 'same' };

  const set: Values = {
    ...Object.fromEntries(told.filter(({ column, value }) => known[column] !== value).map(({ column, value }) => [column, value])),
    ...(hours === null ? {} : { settings: JSON.stringify({ ...settings, hours }) }),
  };
  const was = Object.fromEntries([...Object.keys(set), 'changed_at'].map((column) => [column, known[column as keyof Known]]));
  const what = [differs, hours === null ? null : '营业时间'].filter((part) => part !== null).join('、');
  return { is: 'change', id: known.id, what, set, was };
};

const toldOf = (row: StoreLine) =>
  [
    { name: '店名', column: 'name', value: row.name },
    { name: '省份', column: 'province', value: row.province },
    { name: '城市', column: 'city', value: row.city },
    { name: '城市首字母', column: 'city_initial', value: row.cityInitial },
    { name: '区县', column: 'district', value: row.district },
    { name: '地址', column: 'address', value: row.address },
    { name: '电话', column: 'phone', value: row.phone },
    { name: '纬度', column: 'lat_e6', value: row.lat },
    { name: '经度', column: 'lng_e6', value: row.lng },
  ] as const;
