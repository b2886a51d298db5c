import type { ExchangeChoiceData } from '@mendian/shared/coupon/redeem.contract.ts';
import { moneyText } from '../../ui/money-text.ts';

type ChoiceProps = {
  label: string;
  products: readonly ExchangeChoiceData[];
  /** What is chosen; null: nothing yet. */
  skuId: string | null;
  onChoose: (skuId: string) => void;
};

/** Which of its goods the customer takes. */
export const ProductChoice = ({ label, products, skuId: chosen, onChoose }: ChoiceProps) => (
  <div className="redeem-products" role="radiogroup" aria-label={label}>
    {products.map(({ skuId, name, price }) => (
      <button
        key={skuId}
        type="button"
        role="radio"
        aria-checked={chosen === skuId}
        className={`reason redeem-product ${chosen === skuId ? 'reason-chosen' : ''}`}
        onClick={() => onChoose(skuId)}
      >
        <span>{name}</span>
        <small>{moneyText(price)}</small>
      </button>
    ))}
  </div>
);
