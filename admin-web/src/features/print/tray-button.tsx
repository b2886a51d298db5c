import { isPrintLate } from '@mendian/shared/print/print-words.ts';
import { useNow } from '../../platform/use-now.ts';
import { Icon } from '../../ui/icon.tsx';
import { tray } from './tray.ts';
import { useOpenPrints, usePrinters } from './use-prints.ts';

/** How much waits for paper, red when somebody should look; nothing in a store without network printers. */
export const TrayButton = () => {
  const printers = usePrinters() ?? [];
  const jobs = useOpenPrints();
  const nowMs = useNow(5_000);
  if (printers.length === 0) return null;
  const late = jobs.some((job) => isPrintLate(job, nowMs));
  return (
    <button
      type="button"
      className={`top-tray ${late ? 'top-tray-late' : ''}`}
      aria-haspopup="dialog"
      aria-label={jobs.length === 0 ? '打印' : `打印 ${jobs.length} 张待打`}
      onClick={() => tray.set('open')}
    >
      <Icon name="printer" size={28} />
      {jobs.length === 0 ? null : <b>{jobs.length}</b>}
    </button>
  );
};
