import { Text, View } from '@tarojs/components';
import type { OfferData } from '@mendian/shared/coupon/coupon.contract.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CouponTerms } from './coupon-card.tsx';
import './coupon-card.scss';
import './offer-card.scss';

type Props = { offer: OfferData; busy: boolean; onReceive: () => void };

/** What one may receive: what it does, where it counts, what is left of it, and why not. */
export const OfferCard = ({ offer: { name, benefit, validity, lines, leftPercent, why }, busy, onReceive }: Props) => (
  <View className={`coupon ${why === null ? '' : 'coupon-past'}`}>
    <Text className="coupon-benefit">{benefit}</Text>
    <Text className="coupon-name">{name}</Text>
    <Text className="coupon-times">{validity}</Text>
    <CouponTerms lines={lines} />
    <View className="offer-foot">
      <View className="offer-state">
        {why === null ? (
          <>
            <Text className="offer-left">{`剩 ${leftPercent}%`}</Text>
            <View className="offer-bar">
              <View className="offer-bar-left" style={{ width: `${leftPercent}%` }} />
            </View>
          </>
        ) : (
          <Text className="offer-why">{why}</Text>
        )}
      </View>
      <ActionButton
        small
        kind={why === null ? 'main' : 'plain'}
        label={`领取${name}`}
        busy={busy}
        disabled={why !== null}
        onTap={onReceive}
      >
        领取
      </ActionButton>
    </View>
  </View>
);
