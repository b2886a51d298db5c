import { useEffect, useState, type FormEvent } from 'react';
import { getJoinCodes, registerAtCounter, type JoinCodesData } from '@mendian/shared/member/joining.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { say } from '../../ui/notices.ts';
import { useQr } from '../../ui/use-qr.ts';

type Whose = 'store' | 'clerk';

/** Turned to a customer who wants to become a member: the code of the store or of the clerk; without a phone at hand his number is kept. */
export const JoinDialog = ({ onClose }: { onClose: () => void }) => {
  const [codes, setCodes] = useState<JoinCodesData | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [whose, setWhose] = useState<Whose>('clerk');
  useEffect(() => {
    call(getJoinCodes, {}).then(setCodes, (error: unknown) => setProblem(sentenceOf(error)));
  }, []);
  return (
    <Dialog title="会员注册" place="centre" className="join-dialog" onClose={onClose}>
      <div className="join-parts">
        <section>
          <div className="join-whose" role="radiogroup" aria-label="谁的码">
            {(['clerk', 'store'] as const).map((one) => (
              <Button
                key={one}
                role="radio"
                aria-checked={whose === one}
                look={whose === one ? 'main' : 'quiet'}
                onClick={() => setWhose(one)}
              >
                {one === 'clerk' ? '我的码' : '门店码'}
              </Button>
            ))}
          </div>
          {problem === null ? <Poster codes={codes} whose={whose} /> : <p role="alert">{problem}</p>}
        </section>
        <CounterForm />
      </div>
    </Dialog>
  );
};

/** Its place is kept until it is known. */
const Poster = ({ codes, whose }: { codes: JoinCodesData | null; whose: Whose }) => {
  const picture = useQr(codes?.[whose].address ?? null);
  return (
    <>
      <div className="join-qr">
        {picture === null || codes === null ? null : <img src={picture} alt={`会员注册码 ${codes[whose].code}`} />}
      </div>
      <p className="join-words">微信扫一扫，注册成为会员</p>
      <p>{codes === null ? ' ' : whose === 'clerk' ? `${codes.storeName} · ${codes.clerkName}` : codes.storeName}</p>
    </>
  );
};

const CounterForm = () => {
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await call(registerAtCounter, { phone: phone.trim() });
      say(`已登记 ${phone.trim()}，顾客在小程序绑定这个手机号后就是本店的会员`, 'good');
      setPhone('');
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="join-counter" onSubmit={(event) => void send(event)}>
      <h3>顾客没带手机</h3>
      <label>
        手机号
        <input
          type="tel"
          inputMode="numeric"
          maxLength={11}
          autoComplete="off"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </label>
      <p>30 天内顾客在小程序绑定这个手机号，就算在本店注册。</p>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <Button look="main" type="submit" busy={busy} disabled={phone.trim().length !== 11}>
        登记
      </Button>
    </form>
  );
};
