import { Button } from '@tarojs/components';
import { outside } from '../platform/index';
import { useAction } from '../platform/use-action.ts';
import { ActionButton } from './action-button.tsx';
import './phone-button.scss';

type Props = { words: string; onCode: (code: string) => Promise<void> };

/** WeChat hands out a phone number's code only to its own button; the sandbox gives one on the web. */
export const PhoneButton = ({ words, onCode }: Props) => {
  const give = useAction(onCode);
  const ask = useAction(async () => onCode(await outside.phoneCode()));
  if (!outside.canAskPhone()) return null;
  if (process.env.TARO_ENV === 'h5')
    return (
      <ActionButton kind="outline" small busy={ask.busy} onTap={() => void ask.run()}>
        {words}
      </ActionButton>
    );
  return (
    <Button
      className="phone-button"
      openType="getPhoneNumber"
      disabled={give.busy}
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) void give.run(detail.code);
      }}
    >
      {words}
    </Button>
  );
};
