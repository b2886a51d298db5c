import './spoken.weapp.ts';
import Taro from '@tarojs/taro';
import type { Place } from '@mendian/shared/store/distance.ts';
import { askConsent } from './consent.ts';
import type { ChosenPicture, Outside } from './outside.ts';
import { refusePhone } from './refusals.ts';

type PrivacyAnswer = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void;

/** The id of the consent sheet's own button: WeChat wants to know which button was tapped. */
export const agreeButtonId = 'agree-privacy';

/** What the page's address brings is told at launch already. */
export const addressQuery = (): Readonly<Record<string, string>> => ({});

/** WeChat stops a call for private data and asks us to ask; our sheet does, once for all calls that wait. */
export const prepareOutside = (): void => {
  if (typeof wx.onNeedPrivacyAuthorization !== 'function') return;
  wx.onNeedPrivacyAuthorization((resolve: PrivacyAnswer) => {
    void askConsent().then((agreed) => resolve(agreed ? { event: 'agree', buttonId: agreeButtonId } : { event: 'disagree' }));
  });
};

/**
 * Asks WeChat by callbacks. Taro makes promises of some calls only and leaves the others to the phone's version of WeChat:
 * an awaited `Taro.requestPayment` may be over at once, as if it had been paid.
 */
const asked = <Result>(
  start: (told: { success: (result: Result) => void; fail: (failure: unknown) => void }) => unknown,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const returned = start({ success: resolve, fail: reject });
    if (returned instanceof Promise) returned.catch(() => undefined);
  });

export const outside: Outside = {
  loginCode: async () => {
    const { code } = await asked<{ code: string }>((told) => Taro.login(told)).catch(() => ({ code: '' }));
    if (code === '') throw refusePhone('phone/login-failed');
    return code;
  },
  canAskPhone: () => true,
  phoneCode: () => Promise.reject(refusePhone('phone/outside-wechat')),
  locate: async () => {
    try {
      return placeOf(await asked<Degrees>((told) => Taro.getLocation({ type: 'gcj02', ...told })));
    } catch (failure) {
      throw placeRefusal(failure);
    }
  },
  choosePlace: async () => {
    try {
      const chosen = await asked<Degrees & { name: string; address: string }>((told) => Taro.chooseLocation(told));
      const name = chosen.name || chosen.address;
      return name === '' ? null : { name, ...placeOf(chosen) };
    } catch (failure) {
      if (isCancel(failure)) return null;
      throw placeRefusal(failure);
    }
  },
  openPlace: async ({ latE6, lngE6, name, address }) => {
    const shown = { latitude: latE6 / 1e6, longitude: lngE6 / 1e6, name, address, scale: 16 };
    await asked((told) => Taro.openLocation({ ...shown, ...told })).catch(() => Promise.reject(refusePhone('phone/no-map')));
  },
  call: async (phoneNumber) => {
    await asked((told) => Taro.makePhoneCall({ phoneNumber, ...told })).catch(() => undefined);
  },
  pay: async (fields) => {
    try {
      await asked((told) => Taro.requestPayment({ ...fields, ...told }));
      return 'closed-after-paying';
    } catch (failure) {
      if (isCancel(failure)) return 'cancelled';
      throw refusePhone('phone/pay-failed');
    }
  },
  offerMessages: async (templateIds) => {
    if (templateIds.length === 0) return;
    const offer = { tmplIds: [...templateIds], entityIds: [] };
    await asked((told) => Taro.requestSubscribeMessage({ ...offer, ...told })).catch(() => undefined);
  },
  choosePictures: async (most) => {
    try {
      const wanted = { count: most, mediaType: ['image' as const], sizeType: ['compressed' as const] };
      const { tempFiles } = await asked<{ tempFiles: { tempFilePath: string }[] }>((told) => Taro.chooseMedia({ ...wanted, ...told }));
      return await Promise.all(tempFiles.map(({ tempFilePath }) => pictureAt(tempFilePath)));
    } catch (failure) {
      if (isCancel(failure)) return [];
      throw refusePhone(errMsgOf(failure).includes('privacy') ? 'phone/consent' : 'phone/pictures-failed');
    }
  },
  openPrivacyContract: () => {
    wx.openPrivacyContract?.({});
    return Promise.resolve();
  },
};

const pictureAt = async (filePath: string): Promise<ChosenPicture> => {
  const { data } = await asked<{ data: string | ArrayBuffer }>((told) => Taro.getFileSystemManager().readFile({ filePath, ...told }));
  return { src: filePath, bytes: data as ArrayBuffer };
};

type Degrees = { latitude: number; longitude: number };
const placeOf = ({ latitude, longitude }: Degrees): Place => ({ latE6: Math.round(latitude * 1e6), lngE6: Math.round(longitude * 1e6) });

const errMsgOf = (failure: unknown): string => String((failure as { errMsg?: unknown } | null)?.errMsg ?? '');
const isCancel = (failure: unknown): boolean => errMsgOf(failure).includes('cancel');

const placeRefusal = (failure: unknown) => {
  const text = errMsgOf(failure);
  if (text.includes('privacy')) return refusePhone('phone/consent');
  return refusePhone(/deny|denied|auth/.test(text) ? 'phone/place-denied' : 'phone/place-failed');
};
