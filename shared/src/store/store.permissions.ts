import { permission } from '../kernel/permission.ts';

export const readStores = permission('store.read', '门店', '查看门店：列表、地图、详情');
export const editStoreSettings = permission('store.settings', '门店', '修改门店的营业时间、自提和配送设置');
export const switchStoreTrading = permission('store.trading', '门店', '切换一家或多家门店的营业状态');
export const setStorePayee = permission('store.payee', '门店', '更换门店的收款方');
export const stopMerchantStores = permission('store.stop-merchant', '门店', '暂停一个商户的全部门店');
