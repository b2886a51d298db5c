import { Text, View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { pictureUrl } from '../../platform/picture.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { Tap } from '../../ui/tap.tsx';
import { ofPieces, problemOf, wholeOf, type Chosen, type Line } from './draft.ts';
import './line-picker.scss';

type Props = { line: Line; chosen: Chosen | undefined; onChange: (chosen: Chosen | undefined) => void };

/** A line of the order: tapped it is asked back, whole at first, then fewer pieces or less money. */
export const LinePicker = ({ line, chosen, onChange }: Props) => {
  const left = line.paid - line.refunded;
  const isGone = left <= 0;
  return (
    <View className="pick">
      <Tap
        className="pick-row"
        label={`${line.name} ${isGone ? '已退完' : `可退 ${yuanText(left)} 元`}`}
        chosen={chosen !== undefined}
        disabled={isGone}
        onTap={() => onChange(chosen === undefined ? wholeOf(line) : undefined)}
      >
        <Tick on={chosen !== undefined} />
        <Picture className="pick-picture" src={pictureUrl(line.picture, 176)} words={line.name} />
        <View className="pick-words">
          <Text className="pick-name">{line.name}</Text>
          <Text className="pick-aside">{`${line.quantity} · 实付 ¥${yuanText(line.paid)}`}</Text>
        </View>
        <Text className="pick-left">{isGone ? '已退完' : `可退 ¥${yuanText(left)}`}</Text>
      </Tap>
      {chosen === undefined ? null : (
        <View className="pick-more">
          {line.pieces > 1 ? <Pieces line={line} chosen={chosen} onChange={onChange} /> : null}
          <Field
            label="退款金额"
            value={chosen.yuan}
            placeholder="元"
            max={10}
            type="digit"
            problem={problemOf(line, chosen)}
            onChange={(yuan) => onChange({ ...chosen, yuan })}
          />
        </View>
      )}
    </View>
  );
};

/** A round mark before what can be chosen. */
export const Tick = ({ on }: { on: boolean }) => (
  <View className={`pick-tick ${on ? 'pick-tick-on' : ''}`}>{on ? <Icon name="check-white" size={16} /> : null}</View>
);

const Pieces = ({ line, chosen, onChange }: { line: Line; chosen: Chosen; onChange: (chosen: Chosen) => void }) => (
  <View className="pick-pieces">
    <Text className="pick-aside">退几份</Text>
    <Stepper
      text={String(chosen.pieces)}
      of={line.name}
      lessOff={chosen.pieces <= 1}
      moreOff={chosen.pieces >= line.pieces}
      onLess={() => onChange(ofPieces(line, Math.max(1, chosen.pieces - 1)))}
      onMore={() => onChange(ofPieces(line, Math.min(line.pieces, chosen.pieces + 1)))}
    />
  </View>
);
