import { partsText } from '@mendian/shared/catalog/combo.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { LineViewData } from '@mendian/shared/order/order.contract.ts';
import { quantityText } from '../order-words.ts';

/** The lines as the kitchen reads them: what, how, how much; the weight on the scale once it is known. */
export const OrderLines = ({ lines }: { lines: readonly LineViewData[] }) => (
  <ul className="order-lines">
    {lines.map((line) => (
      <li key={line.no}>
        <span className="line-what">
          <b>{skuText(line)}</b>
          {line.parts.length === 0 ? null : <span className="line-choices">共装 {partsText(line.parts, line.pieces)}</span>}
          {line.choices.length === 0 ? null : <span className="line-choices">{line.choices.join(' · ')}</span>}
        </span>
        <span className="line-amount">
          <b>{quantityText(line)}</b>
          {line.weighedGrams === null ? null : <span className="line-weighed">实重 {line.weighedGrams}g</span>}
        </span>
      </li>
    ))}
  </ul>
);
