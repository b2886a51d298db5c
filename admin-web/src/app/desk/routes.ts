import type { ComponentType, LazyExoticComponent } from 'react';
import type { Desk } from '@mendian/shared/kernel/endpoint.ts';
import { lazyPage } from './lazy-page.ts';

/** The desk's menu, in this order. */
export const groups = ['今日', '订单', '商品', '门店', '会员', '营销', '数据', '设备', '账号'] as const;

export type DeskPage = {
  /** With parameters as `:name`; a page that has one is reached from its list and not from the menu. */
  readonly path: string;
  readonly group: (typeof groups)[number];
  readonly title: string;
  /** The leave without which the page is neither shown nor in the menu; null: for anybody signed in. */
  readonly permission: string | null;
  readonly desks: readonly Desk[];
  readonly page: LazyExoticComponent<ComponentType>;
};

const both = ['hq', 'merchant'] as const;
const hq = ['hq'] as const;
const merchant = ['merchant'] as const;

/** Every page of both desks, one line each, in the menu's order; each page's code comes when it is opened. */
export const deskPages: readonly DeskPage[] = [
  // prettier-ignore
  { path: '/watch', group: '今日', title: '盯店', permission: 'store.watch', desks: both, page: lazyPage(() => import('../../features/watch/watch-page.tsx'), 'WatchPage') },
  // prettier-ignore
  { path: '/attention', group: '今日', title: '待处理', permission: 'attention.handle', desks: hq, page: lazyPage(() => import('../../features/attention/attention-page.tsx'), 'AttentionPage') },
  // prettier-ignore
  { path: '/attention', group: '今日', title: '待处理', permission: 'attention.see', desks: merchant, page: lazyPage(() => import('../../features/attention/attention-page.tsx'), 'AttentionPage') },
  // prettier-ignore
  { path: '/orders', group: '订单', title: '订单', permission: 'order.see', desks: both, page: lazyPage(() => import('../../features/order-desk/orders-page.tsx'), 'OrdersPage') },
  // prettier-ignore
  { path: '/orders/:orderId', group: '订单', title: '订单详情', permission: 'order.see', desks: both, page: lazyPage(() => import('../../features/order-desk/order-page.tsx'), 'OrderPage') },
  // prettier-ignore
  { path: '/after-sales', group: '订单', title: '售后', permission: 'after-sale.see', desks: both, page: lazyPage(() => import('../../features/after-sale/desk/after-sales-page.tsx'), 'AfterSalesPage') },
  // prettier-ignore
  { path: '/after-sales/:caseId', group: '订单', title: '售后详情', permission: 'after-sale.see', desks: both, page: lazyPage(() => import('../../features/after-sale/desk/after-sale-page.tsx'), 'AfterSalePage') },
  // prettier-ignore
  { path: '/offline-actions', group: '订单', title: '断网收银', permission: 'offline.see', desks: both, page: lazyPage(() => import('../../features/offline-desk/offline-list-page.tsx'), 'OfflineListPage') },
  // prettier-ignore
  { path: '/offline-actions/:actionId', group: '订单', title: '断网收银', permission: 'offline.see', desks: both, page: lazyPage(() => import('../../features/offline-desk/offline-action-page.tsx'), 'OfflineActionPage') },
  // prettier-ignore
  { path: '/after-sale-rules', group: '订单', title: '售后规则', permission: 'after-sale.rules', desks: hq, page: lazyPage(() => import('../../features/after-sale/desk/rules-page.tsx'), 'RulesPage') },
  // prettier-ignore
  { path: '/products', group: '商品', title: '商品', permission: 'catalog.view', desks: both, page: lazyPage(() => import('../../features/catalog/products-page.tsx'), 'ProductsPage') },
  // prettier-ignore
  { path: '/products/:productId', group: '商品', title: '商品详情', permission: 'catalog.view', desks: both, page: lazyPage(() => import('../../features/catalog/product-page.tsx'), 'ProductPage') },
  // prettier-ignore
  { path: '/categories', group: '商品', title: '分类', permission: 'catalog.view', desks: both, page: lazyPage(() => import('../../features/catalog/categories-page.tsx'), 'CategoriesPage') },
  // prettier-ignore
  { path: '/option-groups', group: '商品', title: '选项组', permission: 'catalog.view', desks: both, page: lazyPage(() => import('../../features/catalog/option-groups-page.tsx'), 'OptionGroupsPage') },
  // prettier-ignore
  { path: '/prices', group: '商品', title: '价格', permission: 'price.view', desks: both, page: lazyPage(() => import('../../features/level/prices-page.tsx'), 'PricesPage') },
  // prettier-ignore
  { path: '/price-changes', group: '商品', title: '改价计划', permission: 'price.view', desks: both, page: lazyPage(() => import('../../features/level/price-changes-page.tsx'), 'PriceChangesPage') },
  // prettier-ignore
  { path: '/store-menu', group: '商品', title: '门店菜单', permission: 'assortment.view', desks: both, page: lazyPage(() => import('../../features/level/store-menu-page.tsx'), 'StoreMenuPage') },
  // prettier-ignore
  { path: '/stock', group: '商品', title: '库存', permission: 'stock.view', desks: both, page: lazyPage(() => import('../../features/stock/stock-page.tsx'), 'StockPage') },
  // prettier-ignore
  { path: '/stock-warnings', group: '商品', title: '库存预警', permission: 'stock.view', desks: both, page: lazyPage(() => import('../../features/stock/stock-warnings-page.tsx'), 'StockWarningsPage') },
  // prettier-ignore
  { path: '/stores', group: '门店', title: '门店', permission: 'store.read', desks: both, page: lazyPage(() => import('../../features/store/store-list-page.tsx'), 'StoreListPage') },
  // prettier-ignore
  { path: '/stores/:storeId', group: '门店', title: '门店详情', permission: 'store.read', desks: both, page: lazyPage(() => import('../../features/store/store-detail-page.tsx'), 'StoreDetailPage') },
  // prettier-ignore
  { path: '/merchants', group: '门店', title: '商户', permission: 'merchant.view', desks: hq, page: lazyPage(() => import('../../features/merchant/merchants-page.tsx'), 'MerchantsPage') },
  // prettier-ignore
  { path: '/merchants/:merchantId', group: '门店', title: '商户详情', permission: 'merchant.view', desks: hq, page: lazyPage(() => import('../../features/merchant/merchant-page.tsx'), 'MerchantPage') },
  // prettier-ignore
  { path: '/payees', group: '门店', title: '收款方', permission: 'store.payee', desks: hq, page: lazyPage(() => import('../../features/payee/payees-page.tsx'), 'PayeesPage') },
  // prettier-ignore
  { path: '/clerks', group: '门店', title: '店员', permission: 'clerk.manage', desks: both, page: lazyPage(() => import('../../features/store-clerk/clerk-stores-page.tsx'), 'ClerkStoresPage') },
  // prettier-ignore
  { path: '/stores/:storeId/clerks', group: '门店', title: '店员', permission: 'clerk.manage', desks: both, page: lazyPage(() => import('../../features/store-clerk/clerks-page.tsx'), 'ClerksPage') },
  // prettier-ignore
  { path: '/shifts', group: '门店', title: '收银班次', permission: 'shift.see', desks: both, page: lazyPage(() => import('../../features/shift/shifts-page.tsx'), 'ShiftsPage') },
  // prettier-ignore
  { path: '/sync', group: '门店', title: '主数据同步', permission: 'master-data.view', desks: hq, page: lazyPage(() => import('../../features/master-data/sync-page.tsx'), 'SyncPage') },
  // prettier-ignore
  { path: '/take-overs', group: '门店', title: '数据接管', permission: 'take-over.run', desks: hq, page: lazyPage(() => import('../../features/take-over/take-overs-page.tsx'), 'TakeOversPage') },
  // prettier-ignore
  { path: '/take-overs/:takeOverId', group: '门店', title: '数据接管', permission: 'take-over.run', desks: hq, page: lazyPage(() => import('../../features/take-over/take-over-page.tsx'), 'TakeOverPage') },
  // prettier-ignore
  { path: '/members', group: '会员', title: '会员', permission: 'member.view', desks: hq, page: lazyPage(() => import('../../features/member/members-page.tsx'), 'MembersPage') },
  // prettier-ignore
  { path: '/members/:memberId', group: '会员', title: '会员详情', permission: 'member.view', desks: hq, page: lazyPage(() => import('../../features/member/member-page.tsx'), 'MemberPage') },
  // prettier-ignore
  { path: '/registrations', group: '会员', title: '注册记录', permission: 'member.registrations', desks: hq, page: lazyPage(() => import('../../features/member/registrations-page.tsx'), 'RegistrationsPage') },
  // prettier-ignore
  { path: '/joining', group: '会员', title: '注册渠道', permission: 'member.registrations', desks: hq, page: lazyPage(() => import('../../features/member/joining-page.tsx'), 'JoiningPage') },
  // prettier-ignore
  { path: '/tiers', group: '会员', title: '会员等级', permission: 'tier.view', desks: hq, page: lazyPage(() => import('../../features/member/tiers-page.tsx'), 'TiersPage') },
  // prettier-ignore
  { path: '/coupons', group: '营销', title: '优惠券', permission: 'coupon.view', desks: hq, page: lazyPage(() => import('../../features/coupon/coupons-page.tsx'), 'CouponsPage') },
  // prettier-ignore
  { path: '/coupons/:templateId', group: '营销', title: '优惠券详情', permission: 'coupon.view', desks: hq, page: lazyPage(() => import('../../features/coupon/coupon-page.tsx'), 'CouponPage') },
  // prettier-ignore
  { path: '/passes', group: '营销', title: '月卡', permission: 'pass.view', desks: hq, page: lazyPage(() => import('../../features/pass/passes-page.tsx'), 'PassesPage') },
  // prettier-ignore
  { path: '/passes/:kindId', group: '营销', title: '月卡详情', permission: 'pass.view', desks: hq, page: lazyPage(() => import('../../features/pass/pass-kind-page.tsx'), 'PassKindPage') },
  // prettier-ignore
  { path: '/held-passes', group: '营销', title: '会员的月卡', permission: 'pass.view', desks: hq, page: lazyPage(() => import('../../features/pass/held-passes-page.tsx'), 'HeldPassesPage') },
  // prettier-ignore
  { path: '/redemptions', group: '营销', title: '核销', permission: 'coupon.redemptions', desks: both, page: lazyPage(() => import('../../features/redemption/redemptions-page.tsx'), 'RedemptionsPage') },
  // prettier-ignore
  { path: '/devices', group: '设备', title: '终端', permission: 'device.read', desks: both, page: lazyPage(() => import('../../features/devices/device-list-page.tsx'), 'DeviceListPage') },
  // prettier-ignore
  { path: '/releases', group: '设备', title: '终端版本', permission: 'release.manage', desks: hq, page: lazyPage(() => import('../../features/devices/release-page.tsx'), 'ReleasePage') },
  // prettier-ignore
  { path: '/features', group: '设备', title: '功能灰度', permission: 'feature.manage', desks: hq, page: lazyPage(() => import('../../features/staging/features-page.tsx'), 'FeaturesPage') },
  // prettier-ignore
  { path: '/merchant-accounts', group: '账号', title: '商户账号', permission: 'merchant-account.manage', desks: hq, page: lazyPage(() => import('../../features/account/merchant-accounts-page.tsx'), 'MerchantAccountsPage') },
  // prettier-ignore
  { path: '/accounts', group: '账号', title: '账号', permission: 'account.manage', desks: both, page: lazyPage(() => import('../../features/account/accounts-page.tsx'), 'AccountsPage') },
  // prettier-ignore
  { path: '/roles', group: '账号', title: '角色', permission: 'role.manage', desks: both, page: lazyPage(() => import('../../features/account/roles-page.tsx'), 'RolesPage') },
  // prettier-ignore
  { path: '/audit', group: '账号', title: '操作记录', permission: 'audit.see', desks: both, page: lazyPage(() => import('../../features/audit/audit-page.tsx'), 'AuditPage') },
  // prettier-ignore
  { path: '/extra-permissions', group: '账号', title: '其他程序权限', permission: 'permission.manage', desks: hq, page: lazyPage(() => import('../../features/account/extra-permissions-page.tsx'), 'ExtraPermissionsPage') },
  // prettier-ignore
  { path: '/applications', group: '账号', title: '开放接口', permission: 'application.view', desks: hq, page: lazyPage(() => import('../../features/application/applications-page.tsx'), 'ApplicationsPage') },
  // prettier-ignore
  { path: '/me', group: '账号', title: '我的账号', permission: null, desks: both, page: lazyPage(() => import('../../features/me/my-account-page.tsx'), 'MyAccountPage') },
];
