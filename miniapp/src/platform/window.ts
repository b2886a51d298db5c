import Taro from '@tarojs/taro';

/** How wide 375 drawn pixels are: WeChat scales a page to the phone, the web does not. */
export const windowWidth = (): number => (process.env.TARO_ENV === 'h5' ? 375 : Taro.getWindowInfo().windowWidth);
