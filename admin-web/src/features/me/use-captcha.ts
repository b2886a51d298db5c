import { useState } from 'react';
import { getCaptcha } from '@mendian/shared/account/sign-in.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { say } from '../../ui/notices.ts';

/** The captcha that is shown now; null: none is asked for. */
export const useCaptcha = () => {
  const { desk, call } = useDesk();
  const [shown, setShown] = useState<{ readonly id: string; readonly svg: string } | null>(null);
  const draw = async (): Promise<void> => {
    try {
      setShown(await call(getCaptcha[desk], {}));
    } catch (error) {
      say(sentenceOf(error), 'bad');
    }
  };
  return { shown, draw };
};
