import { Button } from '../../../ui/button.tsx';
import { useTill } from '../use-till.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Charging } from './use-charge.ts';
import { TillProblem } from '../till-problem.tsx';

/** The customer's payment code: it may be scanned at any moment; what became of it is said here. */
export const ChargeStrip = ({ charging }: { charging: Charging }) => {
  const { data, busy, problem, stop } = charging;
  const takesAlipay = useTill().data?.takesAlipay === true;
  const isAsking = data?.can.stop === true;
  return (
    <div className="till-charge" role="status">
      <p className="till-charge-head">
        <Icon name="scan" size={28} />
        {busy
          ? '正在收款…'
          : (data?.charge?.text ?? (takesAlipay ? '微信、支付宝：直接扫顾客的付款码' : '微信：直接扫顾客的付款码（本店不收支付宝）'))}
      </p>
      <TillProblem sentence={problem} />
      {isAsking ? (
        <Button busy={busy} onClick={stop}>
          不等了，撤销
        </Button>
      ) : null}
    </div>
  );
};
