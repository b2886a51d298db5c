import { Text, View } from '@tarojs/components';
import type { PointEntryData } from '@mendian/shared/points/points.contract.ts';
import { pointKindWords } from '@mendian/shared/points/points.ts';
import { now } from '../../platform/clock.ts';
import { momentText } from '../../ui/words.ts';
import { Tap } from '../../ui/tap.tsx';
import './point-entry.scss';

type Props = { entry: PointEntryData; onOrder: (orderId: string) => void; onPass: (passId: string) => void };

/** One line of the ledger; of an order or a pass it leads there. */
export const PointEntry = ({ entry, onOrder, onPass }: Props) => {
  const { orderId, passId } = entry;
  const inside = (
    <>
      <View className="point-entry-words">
        <Text className="point-entry-kind">{pointKindWords[entry.kind]}</Text>
        <Text className="point-entry-quiet">{[entry.note, momentText(entry.at, now())].filter((text) => text !== '').join(' · ')}</Text>
      </View>
      <View className="point-entry-figures">
        <Text className={`point-entry-points ${entry.points > 0 ? 'point-entry-plus' : ''}`}>{signed(entry.points)}</Text>
        <Text className="point-entry-quiet">{`余 ${entry.balance}`}</Text>
      </View>
    </>
  );
  if (orderId === null && passId === null) return <View className="point-entry">{inside}</View>;
  return (
    <Tap
      className="point-entry"
      label={`${pointKindWords[entry.kind]} ${signed(entry.points)}，看${orderId === null ? '月卡' : '订单'}`}
      onTap={() => (orderId === null ? onPass(passId!) : onOrder(orderId))}
    >
      {inside}
    </Tap>
  );
};

const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);
