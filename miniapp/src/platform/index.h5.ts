import Taro from '@tarojs/taro';
import { askConsent, consented } from './consent.ts';
import { toGcj02 } from './gcj02.ts';
import type { ChosenPicture, Outside } from './outside.ts';
import { refusePhone } from './refusals.ts';
import * as sandbox from './sandbox.h5.ts';
import { speakTabs } from './spoken-tabs.h5.ts';

/** No button of the web's consent sheet is WeChat's. */
export const agreeButtonId = undefined;

/** Taro tells only what stands behind the `#`. */
export const addressQuery = (): Readonly<Record<string, string>> => Object.fromEntries(new URLSearchParams(window.location.search));

export const prepareOutside = (): void => {
  sandbox.noticeCustomer();
  void speakTabs();
};

/**
 * The web. Taro's H5 resolves what it cannot do ("暂时不支持 API"), so an awaited login or payment would look done:
 * nothing here is asked of Taro that it does not do. WeChat's part is played by the sandbox where the server names one
 * (a demonstration), and refused with a sentence otherwise.
 */
export const outside: Outside = {
  loginCode: () => sandbox.loginCode(),
  canAskPhone: () => sandbox.isThere(),
  phoneCode: async () => {
    if (!consented() && !(await askConsent())) throw refusePhone('phone/consent');
    return sandbox.phoneCode();
  },
  locate: async () => {
    if (!consented() && !(await askConsent())) throw refusePhone('phone/consent');
    return toGcj02(await browserPlace());
  },
  choosePlace: null,
  openPlace: ({ name, address }) => {
    void Taro.setClipboardData({ data: `${name} ${address}` }).then(() =>
      Taro.showToast({ title: '地址已复制，可到地图中粘贴', icon: 'none' }),
    );
    return Promise.resolve();
  },
  call: (phone) => {
    window.location.href = `tel:${phone}`;
    return Promise.resolve();
  },
  pay: (fields) => sandbox.pay(fields),
  offerMessages: (templateIds) => sandbox.offerMessages(templateIds),
  choosePictures: async (most) => Promise.all((await browserFiles(most)).map(pictureOf)),
  openPrivacyContract: async () => {
    await Taro.showModal({ title: '隐私说明', content: privacyText, showCancel: false, confirmText: '知道了' });
  },
};

const privacyText =
  '位置只用来查找附近门店和判断能否配送；手机号只交给您下单的门店，用于联系取餐或配送。两项都可以不提供，您可以手动选择城市、填写手机号。';

const browserFiles = (most: number): Promise<File[]> =>
  new Promise((resolve) => {
    const field = document.createElement('input');
    Object.assign(field, { type: 'file', accept: 'image/jpeg,image/png,image/webp', multiple: most > 1 });
    field.addEventListener('change', () => resolve([...(field.files ?? [])].slice(0, most)));
    field.addEventListener('cancel', () => resolve([]));
    field.click();
  });

const pictureOf = async (file: File): Promise<ChosenPicture> => ({ src: URL.createObjectURL(file), bytes: await file.arrayBuffer() });

const browserPlace = (): Promise<{ latitude: number; longitude: number }> =>
  new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(refusePhone('phone/place-failed'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(coords),
      ({ code }) => reject(refusePhone(code === 1 ? 'phone/place-denied' : 'phone/place-failed')),
      { timeout: 8_000, maximumAge: 60_000 },
    );
  });
