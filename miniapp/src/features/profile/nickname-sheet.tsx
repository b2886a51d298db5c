import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';

type Props = { nickname: string; busy: boolean; onSave: (nickname: string) => void; onClose: () => void };

/** WeChat offers one's WeChat name above the keyboard (input type `nickname`). */
export const NicknameSheet = ({ nickname, busy, onSave, onClose }: Props) => {
  const [typed, setTyped] = useState(nickname);
  return (
    <Sheet
      open
      title="怎么称呼您"
      onClose={onClose}
      foot={
        <ActionButton busy={busy} disabled={typed.trim() === ''} onTap={() => onSave(typed.trim())}>
          保存
        </ActionButton>
      }
    >
      <Field label="昵称" type="nickname" value={typed} placeholder="20 字以内" max={20} onChange={setTyped} />
    </Sheet>
  );
};
