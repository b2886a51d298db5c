import { useEffect } from 'react';
import { isPrintForgotten } from '@mendian/shared/print/print-words.ts';
import { sound } from '../../platform/sound.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { tray } from './tray.ts';
import { useOpenPrints } from './use-prints.ts';

/** Tickets that nobody has missed yet: said on the page and aloud while the store takes orders. */
export const ForgottenBar = ({ trading }: { trading: boolean }) => {
  const nowMs = useNow(5_000);
  const forgotten = useOpenPrints().filter((job) => isPrintForgotten(job, nowMs)).length;
  const shown = trading && forgotten > 0;
  useEffect(() => {
    if (shown) sound.play('notice');
  }, [shown]);
  if (!shown) return null;
  return (
    <p className="bar bar-bad" role="alert">
      <Icon name="printer" size={28} />
      <span>{forgotten} 张小票等了 3 分钟还没打出来，请看看打印机和中转程序；急用先看订单详情。</span>
      <Button look="main" onClick={() => tray.set('open')}>
        看打印
      </Button>
    </p>
  );
};
