import { Text, View } from '@tarojs/components';
import type { PassData, PassOfferData } from '@mendian/shared/pass/pass.contract.ts';
import { Price } from '../../ui/price.tsx';
import { Tap } from '../../ui/tap.tsx';
import { figureLines, isAlive, standingText } from './pass-words.ts';
import './pass-card.scss';

/** A pass of the customer's: what today gives first, then what is left and until when. */
export const PassCard = ({ pass, onOpen }: { pass: PassData; onOpen: () => void }) => {
  const text = standingText(pass);
  return (
    <Tap className={`pass ${isAlive(pass) ? '' : 'pass-past'}`} label={`${pass.name}，${text}`} onTap={onOpen}>
      <Text className="pass-name">{pass.name}</Text>
      <Text className="pass-main">{text}</Text>
      <Text className="pass-quiet">{figureLines(pass).join(' · ')}</Text>
    </Tap>
  );
};

/** A kind on sale: what it promises, where it counts, what it costs. */
export const PassOfferCard = ({ offer, onOpen }: { offer: PassOfferData; onOpen: () => void }) => (
  <Tap className={`pass ${offer.why === null ? '' : 'pass-past'}`} label={`${offer.name}，${offer.promise}`} onTap={onOpen}>
    <View className="pass-head">
      <Text className="pass-name">{offer.name}</Text>
      <Price amount={offer.price} />
    </View>
    <Text className="pass-promise">{offer.promise}</Text>
    {offer.lines.slice(0, 2).map((line) => (
      <Text key={line} className="pass-quiet">
        {line}
      </Text>
    ))}
    {offer.why === null ? null : <Text className="pass-quiet">{offer.why}</Text>}
  </Tap>
);
