import { Text, View } from '@tarojs/components';
import type { WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { piecesMax, type CartLineData } from '@mendian/shared/order/order-lines.ts';
import { Chip, Chips } from '../../ui/chips.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { weightText } from '../../ui/words.ts';
import { gramsOffered } from './picked.ts';

type Props = { weigh: WholeProduct['weigh']; line: CartLineData; onChange: (line: CartLineData) => void };

/** How much: pieces of a portion, or grams of what is weighed. */
export const AmountChooser = ({ weigh, line, onChange }: Props) =>
  weigh === null || line.grams === null ? (
    <Pieces line={line} onChange={onChange} />
  ) : (
    <Weight weigh={weigh} grams={line.grams} onChange={(grams) => onChange({ ...line, grams })} />
  );

const Pieces = ({ line, onChange }: Omit<Props, 'weigh'>) => (
  <View className="options-amount">
    <Text className="options-title">数量</Text>
    <Stepper
      text={String(line.pieces)}
      of="数量"
      onLess={() => onChange({ ...line, pieces: line.pieces - 1 })}
      onMore={() => onChange({ ...line, pieces: line.pieces + 1 })}
      lessOff={line.pieces <= 1}
      moreOff={line.pieces >= piecesMax}
    />
  </View>
);

type WeightProps = { weigh: NonNullable<Props['weigh']>; grams: number; onChange: (grams: number) => void };

const Weight = ({ weigh, grams, onChange }: WeightProps) => (
  <>
    <Chips title="重量" aside="按实际称重，少了退差价，多了算送的">
      {gramsOffered(weigh).map((offered) => (
        <Chip key={offered} words={weightText(offered)} chosen={grams === offered} onTap={() => onChange(offered)} />
      ))}
    </Chips>
    <View className="options-amount">
      <Text className="options-title">{`每次加减 ${weigh.step}g`}</Text>
      <Stepper
        text={weightText(grams)}
        of="重量"
        onLess={() => onChange(grams - weigh.step)}
        onMore={() => onChange(grams + weigh.step)}
        lessOff={grams - weigh.step < weigh.min}
        moreOff={grams + weigh.step > weigh.max}
      />
    </View>
  </>
);
