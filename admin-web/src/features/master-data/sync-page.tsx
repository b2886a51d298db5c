import { startSync } from '@mendian/shared/master-data/sync.contract.ts';
import { syncKindWords, type SyncKind } from '@mendian/shared/master-data/sync-words.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { getSync } from '@mendian/shared/master-data/sync.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useQueryState } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem } from '../../ui/desk/page.tsx';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { RefusalTable } from './refusal-table.tsx';
import { RunTable } from './run-table.tsx';
import { isUnderWay, useSync } from './use-sync.ts';

const views = [
  { value: 'runs', name: '同步记录' },
  { value: 'refusals', name: '没有采用的' },
  { value: 'resolved', name: '最近解决的' },
] as const;
type View = (typeof views)[number]['value'];

/** Stores and merchants from the chain's ERP: looking now, what came of it, what was refused and what to do about it. */
export const SyncPage = () => {
  const { state, runs } = useSync();
  const [asked, setView] = useQueryState('view', 'runs');
  const view: View = views.find(({ value }) => value === asked)?.value ?? 'runs';
  return (
    <Page>
      <PageHead
        title="主数据同步"
        sentence={state.data === undefined ? '' : sentenceFrom(state.data)}
        actions={
          state.data?.can.start === true ? <StartButtons busyKinds={runs.rows.filter(isUnderWay).map(({ kind }) => kind)} /> : undefined
        }
      />
      {state.error === null ? null : <Problem sentence={sentenceOf(state.error)} retry={() => void state.refetch()} />}
      {state.data?.configured === false ? (
        <Problem sentence="还没有配置 ERP：门店和商户不会同步。请让技术人员填写 ERP_URL、ERP_KEY 和 ERP_SECRET。" />
      ) : null}
      <Segmented
        label="看什么"
        value={view}
        options={views.map(({ value, name }) => ({
          value,
          name: value === 'refusals' && state.data !== undefined ? `${name}（${state.data.openRefusals}）` : name,
        }))}
        onChange={setView}
      />
      {view === 'runs' ? <RunTable runs={runs} /> : <RefusalTable key={view} state={view === 'resolved' ? 'resolved' : 'open'} />}
    </Page>
  );
};

const sentenceFrom = (state: ReplyOf<typeof getSync>): string => {
  const checked = state.checkedAt === null ? '还没有检查过' : `最近检查 ${momentOf(state.checkedAt)}`;
  const pace = state.configured ? `每 ${state.everyMinutes} 分钟一次，每天 03:40 全量比对` : '没有配置 ERP';
  const unpaid = state.storesWithoutPayee === 0 ? '' : `；${state.storesWithoutPayee} 家没有收款方，不能下单`;
  return `${checked}，${pace}。门店 ${state.stores} 家（另有 ${state.closedStores} 家已停业），商户 ${state.merchants} 个${unpaid}`;
};

/** The same kind under way is not begun twice: the button says that it is. */
const StartButtons = ({ busyKinds }: { busyKinds: readonly SyncKind[] }) => {
  const { call } = useDesk();
  const start = useAction((kind: SyncKind) => call(startSync, { kind }), {
    said: (kind) => `${syncKindWords[kind]}已经开始，进度在下面`,
    refreshes: ['sync'],
  });
  return (['full', 'incremental'] as const).map((kind) => (
    <Button
      key={kind}
      look={kind === 'incremental' ? 'main' : 'plain'}
      busy={start.doing === kind}
      disabled={busyKinds.includes(kind)}
      onClick={() => start.run(kind)}
    >
      {busyKinds.includes(kind) ? `${syncKindWords[kind]}进行中` : kind === 'full' ? '全量比对' : '现在同步'}
    </Button>
  ));
};
