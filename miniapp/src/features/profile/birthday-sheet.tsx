import { Text, View } from '@tarojs/components';
import { birthdayText, daysOfMonths } from '@mendian/shared/member/birthday.ts';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { Chip, Chips } from '../../ui/chips.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import './birthday-sheet.scss';

type Props = { birthday: string | null; busy: boolean; onSave: (birthday: string) => void; onClose: () => void };

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const upTo = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1);

/** Month, then day. Nothing else of a birthday is asked for. */
export const BirthdaySheet = ({ birthday, busy, onSave, onClose }: Props) => {
  const [month, setMonth] = useState(birthday === null ? null : Number(birthday.slice(0, 2)));
  const [day, setDay] = useState(birthday === null ? null : Number(birthday.slice(3)));
  const chosen = month === null || day === null ? null : `${twoDigits(month)}-${twoDigits(day)}`;
  return (
    <Sheet
      open
      title="您的生日"
      onClose={onClose}
      foot={
        <ActionButton busy={busy} disabled={chosen === null || chosen === birthday} onTap={() => chosen !== null && onSave(chosen)}>
          {chosen === null ? '保存' : `保存 ${birthdayText(chosen)}`}
        </ActionButton>
      }
    >
      <Text className="profile-quiet">只用来在生日当天送券，不问年份，门店看不到；保存后一年内不能改</Text>
      <View className="birthday">
        <Chips title="几月">
          {upTo(12).map((one) => (
            <Chip
              key={one}
              words={`${one}月`}
              chosen={one === month}
              onTap={() => {
                setMonth(one);
                if (day !== null && day > daysOfMonths[one - 1]!) setDay(null);
              }}
            />
          ))}
        </Chips>
        {month === null ? null : (
          <Chips title="几日">
            {upTo(daysOfMonths[month - 1]!).map((one) => (
              <Chip key={one} words={String(one)} chosen={one === day} onTap={() => setDay(one)} />
            ))}
          </Chips>
        )}
      </View>
    </Sheet>
  );
};
