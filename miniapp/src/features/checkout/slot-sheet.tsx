import { ScrollView, Text, View } from '@tarojs/components';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { useState } from 'react';
import { now } from '../../platform/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { Empty } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Tap } from '../../ui/tap.tsx';
import { dayText, momentText, timeText } from '../../ui/words.ts';
import type { SlotsReply } from './slots.ts';
import './slot-sheet.scss';

type Props = {
  slots: SlotsReply;
  mode: OrderMode;
  chosen: string | null;
  onChoose: (slotStart: string | null) => void;
  onClose: () => void;
};

/** As soon as possible, or a slot by day with what is left of it. */
export const SlotSheet = ({ slots, mode, chosen, onChoose, onClose }: Props) => {
  const days = slots.days.filter(({ slots: ofDay }) => ofDay.length > 0);
  const [day, setDay] = useState(
    () => days.find(({ slots: ofDay }) => ofDay.some(({ start }) => start === chosen))?.day ?? days[0]?.day ?? '',
  );
  const choose = (slotStart: string | null) => {
    onChoose(slotStart);
    onClose();
  };
  const verb = mode === 'pickup' ? '可取' : '送到';
  return (
    <Sheet open title={mode === 'pickup' ? '什么时候来取' : '什么时候送到'} onClose={onClose}>
      {slots.soonest === null ? null : (
        <Tap className={`slot slot-soon ${chosen === null ? 'slot-on' : ''}`} chosen={chosen === null} onTap={() => choose(null)}>
          <Text>{`尽快 · 约 ${momentText(slots.soonest, now())} ${verb}`}</Text>
          {chosen === null ? <Icon name="check" /> : null}
        </Tap>
      )}
      {days.length === 0 && slots.soonest === null ? (
        <Empty icon="bowl" title={slots.notTaking ?? '近期没有可选的时段'} text="可以换一家门店" />
      ) : null}
      {days.length === 0 ? null : (
        <View>
          <ScrollView className="slot-days" scrollX>
            <View className="slot-days-row">
              {days.map((item) => (
                <Tap
                  key={item.day}
                  className={`slot-day ${item.day === day ? 'slot-day-on' : ''}`}
                  chosen={item.day === day}
                  onTap={() => setDay(item.day)}
                >
                  <Text>{dayText(item.day, now())}</Text>
                </Tap>
              ))}
            </View>
          </ScrollView>
          <SlotGrid slots={days.find((item) => item.day === day)?.slots ?? []} chosen={chosen} onChoose={choose} />
        </View>
      )}
    </Sheet>
  );
};

type GridProps = { slots: SlotsReply['days'][number]['slots']; chosen: string | null; onChoose: (slotStart: string) => void };

const SlotGrid = ({ slots, chosen, onChoose }: GridProps) => (
  <View className="slot-grid">
    {slots.map(({ start, end, left }) => (
      <Tap
        key={start}
        className={`slot-cell ${start === chosen ? 'slot-cell-on' : ''} ${left === 0 ? 'slot-cell-off' : ''}`}
        chosen={start === chosen}
        disabled={left === 0}
        onTap={() => onChoose(start)}
      >
        <Text className="slot-time">{`${timeText(start)}–${timeText(end)}`}</Text>
        <Text className="slot-left">{left === 0 ? '已约满' : left <= 5 ? `剩 ${left} 单` : '可约'}</Text>
      </Tap>
    ))}
  </View>
);
