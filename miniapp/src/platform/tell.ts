import Taro from '@tarojs/taro';
import { DomainError } from '@mendian/shared/kernel/errors.ts';

/** The sentence for a person. What is not a refusal is a fault of ours: it says so and what to do. */
export const sentenceOf = (failure: unknown): string => (failure instanceof DomainError ? failure.message : '出了点问题，请稍后再试');

export const codeOf = (failure: unknown): string => (failure instanceof DomainError ? (failure as DomainError).code : 'phone/fault');

/** Says something in passing. A toast holds two lines; a long sentence gets a box that waits to be read. */
export const say = (sentence: string): void => {
  if (sentence.length > 22) void Taro.showModal({ title: '', content: sentence, showCancel: false, confirmText: '知道了' });
  else void Taro.showToast({ title: sentence, icon: 'none', duration: 2_400 });
};

export const sayFailure = (failure: unknown): void => say(sentenceOf(failure));

type Question = { title: string; text: string; yes: string; no: string };

/** Asks before something that cannot be taken back. */
export const askPerson = async ({ title, text, yes, no }: Question): Promise<boolean> =>
  (await Taro.showModal({ title, content: text, confirmText: yes, cancelText: no, confirmColor: '#C8411B' })).confirm;

export const copyText = (text: string): void => void Taro.setClipboardData({ data: text });
