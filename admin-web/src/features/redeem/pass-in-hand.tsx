import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { previewPass, type PassAtCounterData } from '@mendian/shared/pass/pass-use.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { plainDay } from '../../ui/time-text.ts';
import { ProductChoice } from './product-choice.tsx';
import type { Scan } from './use-preview.ts';
import type { UsingPass } from './use-pass-use.ts';

type InHandProps = { scan: Scan; use: UsingPass };

/** The pass that was scanned: what it still gives, what the customer takes, and the button that uses it once. */
export const PassInHand = ({ scan, use }: InHandProps) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const preview = useQuery({
    queryKey: ['pass-preview', scan.code, scan.count],
    queryFn: () => call(previewPass, { code: scan.code }),
    retry: false,
    gcTime: 0,
  });
  if (preview.isPending) return <div className="skeleton" aria-label="正在查这张月卡" />;
  if (preview.isError)
    return (
      <p className="redeem-why" role="alert">
        {sentenceOf(preview.error)}
      </p>
    );
  const pass = preview.data;
  const skuId = chosen ?? (pass.products.length === 1 ? pass.products[0]!.skuId : null);
  return (
    <>
      <PassCard pass={pass} code={scan.code} />
      {pass.why === null ? (
        <form
          className="redeem-sale"
          onSubmit={(event) => {
            event.preventDefault();
            if (skuId !== null && !use.busy)
              use.ask({ code: scan.code, skuId, used: pass.used }, { onError: () => void preview.refetch() });
          }}
        >
          <ProductChoice label="领哪一样" products={pass.products} skuId={skuId} onChoose={setChosen} />
          <Button type="submit" look="main" className="redeem-button" busy={use.busy} disabled={skuId === null}>
            {skuId === null ? '先选领哪一样' : '核销一次'}
          </Button>
        </form>
      ) : null}
      {use.problem === null ? null : (
        <p className="redeem-problem" role="alert">
          {use.problem}
        </p>
      )}
    </>
  );
};

/** What the pass is, whose it is, and whether it can be used here. */
const PassCard = ({ pass, code }: { pass: PassAtCounterData; code: string }) => (
  <section className="redeem-card" aria-label="这张月卡">
    <header>
      <p className="redeem-benefit">今天还可用 {pass.leftToday} 次</p>
      <h2>{pass.name}</h2>
    </header>
    <dl className="redeem-facts">
      <dt>会员</dt>
      <dd>
        {pass.member.name} {pass.member.phone}
      </dd>
      <dt>剩余</dt>
      <dd>
        共剩 {pass.left} 次{pass.lastDay === null ? '' : `，到 ${plainDay(pass.lastDay)}`}
      </dd>
      <dt>使用</dt>
      <dd>{[pass.promise, ...pass.lines.slice(0, 2), ...(pass.note === '' ? [] : [pass.note])].join('；')}</dd>
      <dt>卡号</dt>
      <dd>尾号 {code.slice(-4)}</dd>
    </dl>
    {pass.why === null ? null : (
      <p className="redeem-why" role="alert">
        {pass.why}
      </p>
    )}
  </section>
);
