import { Button } from '../../ui/button.tsx';
import { tray } from './tray.ts';
import { usePrinters } from './use-prints.ts';

/** In the menu: how many network printers the store has, and the way to them. */
export const PrintersPanel = ({ onOpen }: { onOpen: () => void }) => {
  const printers = usePrinters() ?? [];
  return (
    <section className="menu-part">
      <h3>网络打印机</h3>
      <p>{printers.length === 0 ? '还没有' : printers.map(({ name }) => name).join('、')}</p>
      <Button
        onClick={() => {
          onOpen();
          tray.set('printers');
        }}
      >
        设置
      </Button>
    </section>
  );
};
