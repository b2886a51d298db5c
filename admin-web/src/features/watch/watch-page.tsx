import { watchStores } from '@mendian/shared/store/store-watch.contract.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { clockOf } from '../../ui/time-text.ts';
import { sentenceOfCounts } from './watch-words.ts';
import { WatchTable } from './watch-table.tsx';

/** The page looks at itself so often. */
const lookEveryMs = 15_000;

/** The stores that need a call now, for whoever watches the chain at noon. */
export const WatchPage = () => {
  const answer = useDeskQuery(watchStores, {}, { everyMs: lookEveryMs });
  const { data } = answer;
  return (
    <Page>
      <PageHead
        title="盯店"
        sentence={data === undefined ? '' : sentenceOfCounts(data.counts)}
        actions={
          <>
            <span className="page-fresh" role="status">
              {answer.error !== null ? sentenceOf(answer.error) : data === undefined ? '' : `${clockOf(data.at)} 更新，每 15 秒自动刷新`}
            </span>
            <Button busy={answer.isRefetching} onClick={() => void answer.refetch()}>
              刷新
            </Button>
          </>
        }
      />
      <WatchTable list={listOf(answer, data?.items)} />
      {data !== undefined && data.counts.stores > data.items.length ? (
        <p>只列出最急的 {data.items.length} 家，其余处理完会自动补上。</p>
      ) : null}
    </Page>
  );
};
