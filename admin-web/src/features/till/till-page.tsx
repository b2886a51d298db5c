import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { OpenShift } from './shift/open-shift.tsx';
import { TillDesk } from './till-desk.tsx';
import type { TillStore } from './till-store.ts';
import { useTill } from './use-till.ts';

/** The till: without a shift its drawer is counted first. `changed` counts the feed's news of the store's products. */
export const TillPage = ({ store, changed }: { store: TillStore; changed: number }) => {
  const till = useTill();
  if (till.data === undefined)
    return (
      <main className="page">
        {till.isError ? (
          <Empty title={sentenceOf(till.error)}>
            <Button onClick={() => void till.refetch()}>再试一次</Button>
          </Empty>
        ) : (
          <div className="skeleton" aria-label="正在打开收银台" />
        )}
      </main>
    );
  const { shift, settings, parked } = till.data;
  if (shift === null) return <OpenShift store={store} onOpened={() => void till.refresh()} />;
  return <TillDesk {...{ store, changed, shift, settings, parked }} />;
};
