import { Text, View } from '@tarojs/components';
import { codeOf, sentenceOf } from '../platform/tell.ts';
import { signIn } from '../platform/session.ts';
import { useAction } from '../platform/use-action.ts';
import { ActionButton } from './action-button.tsx';
import { Icon, type IconName } from './icon.tsx';
import './notice.scss';

type EmptyProps = { icon?: IconName; title: string; text?: string; action?: string; onAction?: () => void };

/** Nothing here: why, and what to do. */
export const Empty = ({ icon = 'bowl', title, text, action, onAction }: EmptyProps) => (
  <View className="notice">
    <Icon name={icon} size={72} />
    <Text className="notice-title">{title}</Text>
    {text === undefined ? null : <Text className="notice-text">{text}</Text>}
    {action === undefined || onAction === undefined ? null : (
      <View className="notice-action">
        <ActionButton kind="outline" small onTap={onAction}>
          {action}
        </ActionButton>
      </View>
    )}
  </View>
);

type FailureProps = {
  failure: unknown;
  onRetry: () => Promise<void>;
  /** In a card among others: no drawing, less room. */ small?: boolean;
};

/** What went wrong where a page's content should be, with the next step: sign in, or try again. */
export const Failure = ({ failure, onRetry, small = false }: FailureProps) => {
  const signedOut = codeOf(failure) === 'auth/required';
  const next = useAction(async () => {
    if (signedOut) await signIn();
    await onRetry();
  });
  return (
    <View className={`notice ${small ? 'notice-small' : ''}`}>
      {small ? null : <Icon name="bowl" size={72} />}
      <Text className="notice-title">{sentenceOf(failure)}</Text>
      <View className="notice-action">
        <ActionButton kind="outline" small busy={next.busy} onTap={() => void next.run()}>
          {signedOut ? '登录' : '再试一次'}
        </ActionButton>
      </View>
    </View>
  );
};

/** What is shown is old because the newest could not be had. */
export const StaleLine = ({ failure, onRetry }: FailureProps) => {
  const next = useAction(onRetry);
  if (failure === null || failure === undefined) return null;
  return (
    <View className="stale">
      <Text className="stale-text">{`${sentenceOf(failure)}。下面是上次看到的内容`}</Text>
      <ActionButton kind="plain" small busy={next.busy} onTap={() => void next.run()}>
        刷新
      </ActionButton>
    </View>
  );
};
