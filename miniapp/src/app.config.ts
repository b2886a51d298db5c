export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/orders/index',
    'pages/profile/index',
    'pages/stores/index',
    'pages/menu/index',
    'pages/checkout/index',
    'pages/order/index',
    'pages/addresses/index',
    'pages/address/index',
  ],
  window: {
    navigationBarBackgroundColor: '#F6F3EF',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '门店',
    // The web draws a bar only when asked by this word.
    navigationStyle: 'default',
    backgroundColor: '#F6F3EF',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#6B645C',
    selectedColor: '#C8411B',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '点单', iconPath: 'assets/tab-home.png', selectedIconPath: 'assets/tab-home-on.png' },
      { pagePath: 'pages/orders/index', text: '订单', iconPath: 'assets/tab-orders.png', selectedIconPath: 'assets/tab-orders-on.png' },
      { pagePath: 'pages/profile/index', text: '我的', iconPath: 'assets/tab-profile.png', selectedIconPath: 'assets/tab-profile-on.png' },
    ],
  },
  permission: { 'scope.userLocation': { desc: '用来查找离您最近的门店，以及判断能否配送' } },
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
});
