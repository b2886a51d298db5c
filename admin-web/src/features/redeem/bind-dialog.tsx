import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { bindCard } from '@mendian/shared/member/member-card.contract.ts';
import { isShownCode, plainCode } from '@mendian/shared/member/shown-code.ts';
import { call, newKey } from '../../platform/call.ts';
import { intentions } from '../../platform/intentions.ts';
import { sendOnce } from '../../platform/send-once.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { sound } from '../../platform/sound.ts';
import { isLost } from '../../platform/until-answered.ts';
import { useScanWithoutEnter } from '../../platform/use-scan-without-enter.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { say } from '../../ui/notices.ts';

type BindProps = { name: string; /** What the member shows now. */ memberCode: string; onClose: () => void };

/** Binds the card that is scanned next to the member whose code was shown. */
export const BindDialog = ({ name, memberCode, onClose }: BindProps) => {
  const [number, setNumber] = useState('');
  const [misread, setMisread] = useState(false);
  const binding = useBinding(memberCode, name, onClose);
  const take = (typed: string) => {
    const plain = plainCode(typed);
    if (plain === '') return;
    setMisread(!isShownCode(plain));
    if (isShownCode(plain)) binding.mutate(plain);
    else sound.play('wrong');
  };
  const type = (typed: string) => {
    setMisread(false);
    binding.reset();
    setNumber(typed);
  };
  const problem = misread ? '卡号是 6 到 40 位的数字、字母，请看看是不是少了几位' : problemOf(binding.error);
  return (
    <Dialog
      title={`绑定会员卡给 ${name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>不绑了</Button>
          <Button look="main" busy={binding.isPending} disabled={number.trim() === ''} onClick={() => take(number)}>
            绑定
          </Button>
        </>
      }
    >
      <CardField number={number} onType={type} onTake={take} />
      {problem === null ? null : (
        <p className="redeem-problem" role="alert">
          {problem}
        </p>
      )}
      <p className="redeem-quiet">以后出示这张卡和出示会员码一样，能用券、用积分。</p>
    </Dialog>
  );
};

type FieldProps = { number: string; onType: (typed: string) => void; onTake: (typed: string) => void };

/** Takes a card's number from a scanner, with an Enter behind it or not, or from a hand. */
const CardField = ({ number, onType, onTake }: FieldProps) => {
  const field = useRef<HTMLInputElement>(null);
  const onKeyDown = useScanWithoutEnter(field, onTake);
  return (
    <form
      className="redeem-code"
      onSubmit={(event) => {
        event.preventDefault();
        onTake(number);
      }}
    >
      <label className="redeem-code-field">
        <Icon name="scan" size={40} />
        <input
          ref={field}
          className="scan-field"
          aria-label="扫会员卡，或输入卡号"
          placeholder="扫会员卡，或输入卡号"
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={number}
          onKeyDown={onKeyDown}
          onChange={(event) => onType(event.target.value)}
        />
      </label>
    </form>
  );
};

const problemOf = (error: Error | null): string | null => {
  if (error === null) return null;
  return isLost(error) ? '网络不通，还不知道绑定没有，请再按一次' : sentenceOf(error);
};

const useBinding = (memberCode: string, name: string, onBound: () => void) => {
  const keys = useMemo(() => intentions(newKey), []);
  return useMutation({
    mutationFn: (number: string) => sendOnce(keys, number, (key) => call(bindCard, { memberCode, number }, { key })),
    onSuccess: ({ ending }) => {
      sound.play('right');
      say(`会员卡${ending} 已绑定给 ${name}`, 'good');
      onBound();
    },
    onError: () => sound.play('wrong'),
  });
};
