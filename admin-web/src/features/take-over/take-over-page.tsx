import { useEffect, useEffectEvent } from 'react';
import { getTakeOver } from '@mendian/shared/take-over/take-over.contract.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { useParam } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Skeleton } from '../../ui/desk/page.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { StoreSums } from './store-sums.tsx';
import { TakeOverFiles } from './take-over-files.tsx';
import { TakeOverReport } from './take-over-report.tsx';
import { TakeOverSteps } from './take-over-steps.tsx';
import './take-over.css';

/** While a step is under way the page follows it. */
const followMs = 1_000;
const restMs = 15_000;

/** One take-over: its checklist from the files to the way back, and what every line of the files came to. */
export const TakeOverPage = () => {
  const takeOverId = useParam('takeOverId');
  const answer = useDeskQuery(getTakeOver, { takeOverId }, { everyMs: restMs });
  const { data } = answer;
  return (
    <Page>
      <PageHead
        title={data?.name ?? '数据接管'}
        sentence={data === undefined ? '' : `${data.createdBy} 新建于 ${momentOf(data.createdAt)}`}
        back={{ to: '/take-overs', title: '数据接管' }}
      />
      {answer.error === null ? null : <Problem sentence={sentenceOf(answer.error)} retry={() => void answer.refetch()} />}
      {data === undefined ? (
        answer.isPending ? (
          <Skeleton rows={10} />
        ) : null
      ) : (
        <>
          {data.can.stop ? <Follow takeOverId={takeOverId} /> : null}
          <TakeOverSteps takeOver={data} />
          <TakeOverFiles takeOver={data} />
          {data.files.some(({ outcomes }) => Object.values(outcomes).some((count) => count > 0)) ? (
            <TakeOverReport takeOver={data} />
          ) : null}
          {data.comparedAt !== null && data.files.some(({ kind }) => kind === 'orders') ? <StoreSums takeOver={data} /> : null}
        </>
      )}
    </Page>
  );
};

/** Asks often, and once more for everything when the step is over. */
const Follow = ({ takeOverId }: { takeOverId: string }) => {
  const over = useEffectEvent(useRefresh());
  useDeskQuery(getTakeOver, { takeOverId }, { everyMs: followMs });
  useEffect(() => () => over('take-overs'), []);
  return null;
};
