import { useState } from 'react';
import { getStoreAfterSalePicture } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { levelWords, reasonText, standingText } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { AfterSaleFileData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { orderStateWords } from '@mendian/shared/order/order-status.ts';
import { call } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { useNow } from '../../../platform/use-now.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { momentText } from '../../../ui/time-text.ts';
import { Course } from '../course.tsx';
import { lineText } from '../grant.ts';
import { Pictures } from '../pictures.tsx';
import { AcceptDialog, DeclineDialog, PassDialog } from './decide-dialogs.tsx';
import { useCase } from './use-cases.ts';

const loadPicture = (pictureId: string) => call(getStoreAfterSalePicture, { pictureId });

/** One case in full, and what this clerk can do with it. */
export const CasePanel = ({ caseId }: { caseId: string }) => {
  const asked = useCase(caseId);
  if (asked.data !== undefined) return <Case file={asked.data} />;
  return (
    <section className="case-panel">
      {asked.isError ? (
        <Empty title={sentenceOf(asked.error)}>
          <Button onClick={() => void asked.refetch()}>再试一次</Button>
        </Empty>
      ) : (
        <div className="skeleton" aria-label="正在取退款申请" />
      )}
    </section>
  );
};

const Case = ({ file }: { file: AfterSaleFileData }) => {
  const nowMs = useNow(30_000);
  const { order } = file;
  return (
    <section className="case-panel" aria-label="退款申请">
      <div className="case-body">
        <header className="case-head">
          <h2>
            {order.pickupNumber ?? '—'} 号 · 申请退 {moneyText(file.asked)}
          </h2>
          <b className={file.state === 'asked' ? 'case-hot' : ''}>{standingText(file)}</b>
        </header>
        <p className="remark">{reasonText(file.reason, file.words)}</p>
        {file.pictures.length === 0 ? null : <Pictures ids={file.pictures} load={loadPicture} />}
        <CaseLines file={file} />
        <p className="case-quiet">
          {orderStateWords[order.state]}
          {order.endedAt === null ? '' : ` ${momentText(order.endedAt, nowMs)}`} · 实付 {moneyText(order.payable)}
          {order.refunded === 0 ? '' : ` · 已退 ${moneyText(order.refunded)}`}
          <br />
          {order.customer === '' ? '顾客' : order.customer} {order.phone} · 近 90 天申请 {file.askedLately.cases} 次，退{' '}
          {moneyText(file.askedLately.granted)}
        </p>
        {file.answer === '' ? null : <p>答复：{file.answer}</p>}
        <Course steps={file.steps} momentText={(instant) => momentText(instant, nowMs)} />
      </div>
      {file.state === 'asked' ? <CaseSteps file={file} /> : null}
    </section>
  );
};

const CaseLines = ({ file: { lines, deliveryFee } }: { file: AfterSaleFileData }) => (
  <ul className="case-lines">
    {lines.map((line) => (
      <li key={line.no}>
        <span>{lineText(line)}</span>
        <b>{moneyText(line.asked)}</b>
        <small>{partText(line)}</small>
      </li>
    ))}
    {deliveryFee.asked === 0 ? null : (
      <li>
        <span>配送费</span>
        <b>{moneyText(deliveryFee.asked)}</b>
        <small>{partText(deliveryFee)}</small>
      </li>
    )}
  </ul>
);

const partText = ({ asked, granted, left }: { asked: number; granted: number | null; left: number }): string => {
  if (granted !== null) return granted < asked ? `同意 ${moneyText(granted)}` : '';
  return left < asked ? `还可退 ${moneyText(left)}` : '';
};

/** What is possible now; above the clerk's limit it is passed up. */
const CaseSteps = ({ file }: { file: AfterSaleFileData }) => {
  const [doing, setDoing] = useState<'accept' | 'decline' | 'pass' | null>(null);
  const { can, left } = file;
  if (!can.decide) return <p className="case-foot case-quiet">已转给{levelWords[file.level]}处理，答复后顾客和门店都会看到</p>;
  const isOver = can.grantMax < left;
  const close = () => setDoing(null);
  return (
    <footer className="case-foot">
      {isOver ? (
        <p className="case-limit">
          {can.grantMax === 0 ? '已超出店员的期限或额度，请转给商户处理' : `店员最多可退 ${moneyText(can.grantMax)}，更多请转给商户`}
        </p>
      ) : null}
      <div className="case-buttons">
        <Button onClick={() => setDoing('decline')}>拒绝</Button>
        <Button look={isOver ? 'main' : 'plain'} onClick={() => setDoing('pass')}>
          转给商户
        </Button>
        {can.grantMax === 0 ? null : (
          <Button look={isOver ? 'plain' : 'main'} onClick={() => setDoing('accept')}>
            {isOver ? '部分同意' : '同意退款'}
          </Button>
        )}
      </div>
      {doing === 'accept' ? <AcceptDialog file={file} onClose={close} /> : null}
      {doing === 'decline' ? <DeclineDialog file={file} onClose={close} /> : null}
      {doing === 'pass' ? <PassDialog file={file} onClose={close} /> : null}
    </footer>
  );
};
