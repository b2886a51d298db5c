import { businessName, mobileNumber, personName } from './names.ts';
import type { Chance } from './seeded.ts';
import type { DemoBranch, DemoMerchant, DemoPayee, DemoPayeeSlot } from './types.ts';

export const payees: readonly DemoPayee[] = [
  { slot: 'direct-a', name: '樟叶食品集团有限公司', kind: 'direct' },
  { slot: 'direct-b', name: '樟叶华东销售有限公司', kind: 'direct' },
  { slot: 'partner-1', name: '樟叶加盟结算一户', kind: 'partner' },
  { slot: 'partner-2', name: '樟叶加盟结算二户', kind: 'partner' },
];

const branch = (code: string, name: string, provinces: string): DemoBranch => ({
  code,
  name: `${name}销售分公司`,
  provinces: provinces.split(' '),
});

/** 销售型分公司 and the provinces each looks after; every province has exactly one. */
export const branches: readonly DemoBranch[] = [
  branch('B01', '江西', '江西省'),
  branch('B02', '华南', '广东省 广西壮族自治区 海南省'),
  branch('B03', '湖南', '湖南省'),
  branch('B04', '湖北', '湖北省'),
  branch('B05', '浙江', '浙江省'),
  branch('B06', '江苏', '江苏省'),
  branch('B07', '上海', '上海市'),
  branch('B08', '福建', '福建省'),
  branch('B09', '中原', '安徽省 河南省 山东省'),
  branch('B10', '华北', '北京市 天津市 河北省 山西省 内蒙古自治区'),
  branch('B11', '东北', '辽宁省 吉林省 黑龙江省'),
  branch('B12', '西部', '重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区'),
];

const eastern = new Set(['B05', 'B06', 'B07', 'B08']);

/** A branch is a merchant too: it owns the stores it runs itself, and is paid directly. */
export const branchMerchant = (chance: Chance, { code, name }: DemoBranch): DemoMerchant => ({
  code,
  kind: 'branch',
  name: `樟叶食品集团有限公司${name}`,
  contactName: personName(chance),
  contactPhone: mobileNumber(chance),
  payeeSlot: eastern.has(code) ? 'direct-b' : 'direct-a',
});

/** Most franchisees are paid through the service provider, one in five has a merchant number of the chain's own. */
export const franchisee = (chance: Chance, number: number, city: string): DemoMerchant => ({
  code: `F${String(number).padStart(4, '0')}`,
  kind: 'franchisee',
  name: businessName(chance, city),
  contactName: personName(chance),
  contactPhone: mobileNumber(chance),
  payeeSlot: chance.pick<DemoPayeeSlot>(['partner-1', 'partner-1', 'partner-2', 'partner-2', 'direct-b']),
});
