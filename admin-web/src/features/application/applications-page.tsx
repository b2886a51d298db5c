import { useState } from 'react';
import { listApplications, type ApplicationData } from '@mendian/shared/application/application.contract.ts';
import { useMay } from '../../platform/desk.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { useQueryState } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { ApplicationForm } from './application-form.tsx';
import { ApplicationTable } from './application-table.tsx';
import { CallTable } from './call-table.tsx';
import { KeyDialog, type ShownKey } from './key-dialog.tsx';
import { OpenCalls } from './open-calls.tsx';

const views = [
  { value: 'applications', name: '应用' },
  { value: 'calls', name: '调用记录' },
  { value: 'open', name: '可以问什么' },
] as const;

/** Programs by others: their keys and quotas, what each asked, and what there is to ask. */
export const ApplicationsPage = () => {
  const [view, setView] = useQueryState('view', 'applications');
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<ShownKey | null>(null);
  const mayManage = useMay('application.manage');
  const list = useCursorList(listApplications, {}, { everyMs: 15_000 });
  return (
    <Page>
      <PageHead
        title="开放接口"
        sentence={summary(list.rows)}
        actions={
          mayManage ? (
            <Button look="main" onClick={() => setAdding(true)}>
              新增应用
            </Button>
          ) : undefined
        }
      />
      <Segmented label="看什么" value={view} options={views} onChange={setView} />
      {view === 'calls' ? (
        <CallTable applications={list.rows} />
      ) : view === 'open' ? (
        <OpenCalls />
      ) : (
        <ApplicationTable list={list} onKey={setShown} />
      )}
      {adding ? <ApplicationForm onClose={() => setAdding(false)} onMade={setShown} /> : null}
      {shown === null ? null : <KeyDialog shown={shown} onClose={() => setShown(null)} />}
    </Page>
  );
};

const summary = (applications: readonly ApplicationData[]): string =>
  applications.length === 0
    ? '别的程序凭自己的密钥读取门店、加盟商、分公司，每次调用都有记录'
    : `${applications.filter(({ enabled }) => enabled).length} 个在用，今天调用 ${applications.reduce((sum, { callsToday }) => sum + callsToday, 0)} 次`;
