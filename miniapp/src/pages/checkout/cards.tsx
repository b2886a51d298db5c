import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { addressText, personText } from '../../features/address/use-addresses.ts';
import { CartLineRow } from '../../features/cart/cart-line.tsx';
import type { Cart } from '../../features/cart/use-cart.ts';
import { PointsRow } from '../../features/checkout/points-row.tsx';
import { chooseAddress } from '../../features/checkout/draft.ts';
import { couponsText } from '../../features/checkout/coupons.ts';
import { PriceCard } from '../../features/checkout/price-card.tsx';
import { chosenText } from '../../features/checkout/slots.ts';
import { now } from '../../platform/clock.ts';
import { enter } from '../../platform/enter.ts';
import { go } from '../../platform/go.ts';
import { useShared } from '../../platform/shared-state.ts';
import { sayFailure } from '../../platform/tell.ts';
import { token } from '../../platform/token.ts';
import { useAction } from '../../platform/use-action.ts';
import { Card, CardRow } from '../../ui/card.tsx';
import { Failure } from '../../ui/notice.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import type { CheckoutState } from './use-checkout.ts';

/** From where, to where, and when. */
export const WhenCard = ({ state, storeId }: { state: CheckoutState; storeId: string }) => {
  const { delivering, address, addresses, store, slots, draft, setOpen } = state;
  const noAddress = addresses.waiting ? '…' : '选择或新增收货地址';
  const toAddresses = () => {
    if (address !== null) chooseAddress(storeId, address.id);
    go.addresses(storeId);
  };
  return (
    <Card>
      {delivering ? (
        <CardRow
          label="送到"
          long={address !== null}
          words={address === null ? noAddress : `${addressText(address)}\n${personText(address)}`}
          problem={address === null && !addresses.waiting}
          onTap={toAddresses}
        />
      ) : null}
      <CardRow
        label={delivering ? '出餐门店' : '取餐门店'}
        words={store.data === null ? '…' : `${store.data.name}\n${store.data.address}`}
      />
      <CardRow
        label={delivering ? '送达时间' : '取餐时间'}
        words={chosenText(slots.data, draft.slotStart, draft.mode, now())}
        problem={slots.data !== null && slots.data.soonest === null && draft.slotStart === null}
        onTap={() => (slots.data === null && slots.failure !== null ? sayFailure(slots.failure) : setOpen('slots'))}
      />
    </Card>
  );
};

/** What is bought; what is wrong with a line stands beside it. */
export const LinesCard = ({ cart, problems }: { cart: Cart; problems: readonly { index: number; message: string }[] }) => (
  <Card title={`共 ${cart.items.length} 种商品`}>
    {cart.items.map((item, index) => {
      const problem = problems.find((each) => each.index === index)?.message;
      return (
        <CartLineRow
          key={`${item.line.skuId}${item.line.choices.join()}`}
          item={item}
          onStep={(steps) => cart.step(index, steps)}
          onRemove={() => cart.remove(index)}
          {...(problem === undefined ? {} : { problem })}
        />
      );
    })}
  </Card>
);

/** Which coupons are used; tapped, they can be chosen. Points are used or not. A visitor's are known once they sign in. */
export const SavingsCard = ({ state: { quoted, draft, change, setOpen } }: { state: CheckoutState }) => {
  const isKnown = useShared(token) !== null;
  const entering = useAction(async () => void (await enter()));
  const coupons = quoted.quote?.coupons ?? [];
  const words = quoted.quote === null ? '…' : couponsText(coupons, draft.coupons);
  return (
    <Card>
      {isKnown ? (
        <CardRow
          label="优惠券"
          words={words}
          accent={coupons.some(({ why }) => why === null)}
          quiet={coupons.every(({ why }) => why !== null)}
          onTap={() => setOpen('coupons')}
        />
      ) : (
        <CardRow label="优惠券和积分" words="登录后使用" quiet onTap={() => void entering.run()} />
      )}
      {isKnown ? (
        <PointsRow points={quoted.quote?.points ?? null} used={draft.usesPoints} onUse={(usesPoints) => change({ usesPoints })} />
      ) : null}
    </Card>
  );
};

export const PriceBlock = ({ quoted, mode }: { quoted: CheckoutState['quoted']; mode: OrderMode }) => (
  <Card title="价格明细">
    {quoted.failure !== null && quoted.stale ? (
      <Failure small failure={quoted.failure} onRetry={async () => void (await quoted.refresh())} />
    ) : quoted.quote === null ? (
      <Bone className="checkout-bone" />
    ) : (
      <PriceCard quote={quoted.quote} mode={mode} stale={quoted.stale} />
    )}
  </Card>
);
