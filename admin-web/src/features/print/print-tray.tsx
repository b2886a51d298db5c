import { useValue } from '../../platform/value-store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EndedList } from './ended-list.tsx';
import { OpenList } from './open-list.tsx';
import { PrinterList } from './printer-list.tsx';
import { tray, trayTabs, type TrayTab } from './tray.ts';
import { usePrintNews } from './use-prints.ts';

const words: Readonly<Record<TrayTab, string>> = { open: '待打', ended: '打过的', printers: '打印机' };
const lists: Readonly<Record<TrayTab, () => React.ReactNode>> = { open: OpenList, ended: EndedList, printers: PrinterList };

/** What waits for paper, what came out, and the printers. */
export const PrintTray = ({ changed }: { changed: number }) => {
  const tab = useValue(tray);
  usePrintNews(changed);
  if (tab === null) return null;
  const List = lists[tab];
  return (
    <Dialog title="打印" place="side" className="tray" onClose={() => tray.set(null)}>
      <div className="tabs" role="tablist" aria-label="打印">
        {trayTabs.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={one === tab} onClick={() => tray.set(one)}>
            {words[one]}
          </button>
        ))}
      </div>
      <List />
    </Dialog>
  );
};
