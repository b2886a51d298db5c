import { Text, View } from '@tarojs/components';
import type { CouponChoiceData } from '@mendian/shared/coupon/coupon-choice.ts';
import { now } from '../../platform/clock.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Tap } from '../../ui/tap.tsx';
import { untilText } from '../../ui/words.ts';
import { afterTap, chosenIds, couponsText, type CouponWish } from './coupons.ts';
import './coupon-sheet.scss';

type Props = {
  choices: readonly CouponChoiceData[];
  wish: CouponWish;
  /** A price for the wish is awaited: `choices` are of the one before. */
  stale: boolean;
  onWish: (wish: CouponWish) => void;
  onCentre: () => void;
  onClose: () => void;
};

/** The coupons that fit, to be ticked, and those that do not with the reason. A tick asks for the price at once. */
export const CouponSheet = ({ choices, wish, stale, onWish, onCentre, onClose }: Props) => {
  const chosen = wish ?? chosenIds(choices);
  const usable = choices.filter(({ why }) => why === null);
  const unusable = choices.filter(({ why }) => why !== null);
  return (
    <Sheet open title="优惠券" onClose={onClose} foot={<Foot words={stale ? '正在算价…' : couponsText(choices, wish)} onClose={onClose} />}>
      {choices.length === 0 ? (
        <Empty title="还没有优惠券" text="领券中心里也许有合适的" action="去领券" onAction={onCentre} />
      ) : (
        <View className="choice-head">
          <Text>{`可用 ${usable.length} 张`}</Text>
          {wish === null || usable.length === 0 ? null : (
            <Tap className="choice-best" onTap={() => onWish(null)}>
              <Text>用最优惠的</Text>
            </Tap>
          )}
        </View>
      )}
      {usable.map((choice) => (
        <Choice key={choice.id} choice={choice} on={chosen.includes(choice.id)} onTap={() => onWish(afterTap(choices, chosen, choice))} />
      ))}
      {usable.length === 0 ? null : (
        <Tap className="choice" chosen={chosen.length === 0} onTap={() => onWish([])}>
          <Text className="choice-words">不使用优惠券</Text>
          <Tick on={chosen.length === 0} />
        </Tap>
      )}
      {unusable.length === 0 ? null : (
        <View className="choice-head">
          <Text>{`不可用 ${unusable.length} 张`}</Text>
        </View>
      )}
      {unusable.map((choice) => (
        <View key={choice.id} className="choice choice-off">
          <ChoiceWords choice={choice} />
        </View>
      ))}
    </Sheet>
  );
};

const Choice = ({ choice, on, onTap }: { choice: CouponChoiceData; on: boolean; onTap: () => void }) => (
  <Tap className="choice" chosen={on} label={`${choice.name}，${choice.benefit}`} onTap={onTap}>
    <ChoiceWords choice={choice} />
    <Tick on={on} />
  </Tap>
);

const ChoiceWords = ({ choice: { name, benefit, until, why } }: { choice: CouponChoiceData }) => (
  <View className="choice-words">
    <Text className="choice-benefit">{benefit}</Text>
    <Text className="choice-name">{name}</Text>
    <Text className="choice-until">{untilText(until, now())}</Text>
    {why === null ? null : <Text className="choice-why">{why}</Text>}
  </View>
);

const Tick = ({ on }: { on: boolean }) => (
  <View className={`choice-tick ${on ? 'choice-tick-on' : ''}`}>{on ? <Icon name="check-white" size={16} /> : null}</View>
);

const Foot = ({ words, onClose }: { words: string; onClose: () => void }) => (
  <View className="choice-foot">
    <Text className="choice-sum">{words}</Text>
    <ActionButton onTap={onClose}>确定</ActionButton>
  </View>
);
