import { useState } from 'react';
import { listCampaigns, type CampaignData } from '@mendian/shared/member/joining.contract.ts';
import { manageJoining } from '@mendian/shared/member/joining.permissions.ts';
import { useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { CampaignForm, CampaignPoster, EndCampaign } from './campaign-dialogs.tsx';
import { JoinPointsForm } from './join-points-form.tsx';
import './member.css';

type Opened = { readonly what: 'add' } | { readonly what: 'poster' | 'end'; readonly campaign: CampaignData };

/** How members register: the codes of campaigns, and what each channel gives. Stores have their own codes at their terminals. */
export const JoiningPage = () => {
  const may = useMay(manageJoining.key);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data, error, refetch } = useDeskQuery(listCampaigns, {});
  const close = () => setOpened(null);
  return (
    <Page>
      <PageHead title="注册渠道" sentence="门店码和店员码在门店终端的“店员菜单 → 会员注册”里，扫码注册的会员记在门店和店员名下。" />
      <JoinPointsForm may={may} />
      <Section title="活动码" actions={may ? <Button onClick={() => setOpened({ what: 'add' })}>新建活动码</Button> : undefined}>
        {data === undefined ? (
          error === null ? (
            <Skeleton rows={4} />
          ) : (
            <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />
          )
        ) : data.items.length === 0 ? (
          <Empty title="还没有活动码">地推、异业合作、线下海报各用一个码，就知道会员从哪里来。</Empty>
        ) : (
          <CampaignTable may={may} items={data.items} open={setOpened} />
        )}
      </Section>
      {opened?.what === 'add' ? <CampaignForm onClose={close} /> : null}
      {opened?.what === 'poster' ? <CampaignPoster campaign={opened.campaign} onClose={close} /> : null}
      {opened?.what === 'end' ? <EndCampaign campaign={opened.campaign} onClose={close} /> : null}
    </Page>
  );
};

type TableProps = { may: boolean; items: readonly CampaignData[]; open: (opened: Opened) => void };

const CampaignTable = ({ may, items, open }: TableProps) => (
  <div className="table-box">
    <table className="table" aria-label="活动码">
      <thead>
        <tr>
          <th scope="col">活动</th>
          <th scope="col">码</th>
          <th scope="col">状态</th>
          <th scope="col">新建</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {items.map((campaign) => (
          <tr key={campaign.id}>
            <td>{campaign.name}</td>
            <td>{campaign.code}</td>
            <td>
              <StatusDot tone={campaign.endedAt === null ? 'good' : 'plain'}>{campaign.endedAt === null ? '使用中' : '已停用'}</StatusDot>
            </td>
            <td>{`${campaign.createdBy} ${momentOf(campaign.createdAt)}`}</td>
            <td className="join-actions">
              <button type="button" className="link" onClick={() => open({ what: 'poster', campaign })}>
                二维码
              </button>
              {may && campaign.endedAt === null ? (
                <button type="button" className="link" onClick={() => open({ what: 'end', campaign })}>
                  停用
                </button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
