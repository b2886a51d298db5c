import { Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { ActionButton } from './action-button.tsx';
import { Chip, Chips } from './chips.tsx';
import { Sheet } from './sheet.tsx';
import './reason-sheet.scss';

type Props = {
  title: string;
  about: string;
  reasons: readonly string[];
  confirm: string;
  max: number;
  busy: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
};

/** Asks why before something is ended: a reason to tap, or one's own words. */
export const ReasonSheet = ({ title, about, reasons, confirm, max, busy, onConfirm, onClose }: Props) => {
  const [chosen, setChosen] = useState(reasons[0] ?? '');
  const [own, setOwn] = useState('');
  const choose = (item: string) => {
    setOwn('');
    setChosen(item);
  };
  const reason = own.trim() === '' ? chosen : own.trim();
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <ActionButton busy={busy} disabled={reason === ''} onTap={() => onConfirm(reason)}>
          {confirm}
        </ActionButton>
      }
    >
      <Chips title="为什么" aside={about}>
        {reasons.map((item) => (
          <Chip key={item} words={item} chosen={own.trim() === '' && item === chosen} onTap={() => choose(item)} />
        ))}
      </Chips>
      <View className="reason-own">
        <Textarea
          className="reason-text"
          value={own}
          maxlength={max}
          autoHeight
          placeholder="也可以自己写"
          onInput={({ detail }) => setOwn(detail.value)}
        />
      </View>
    </Sheet>
  );
};
