import { useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { bindDevice } from './bind-device.ts';

type BindPageProps = { prefilled: string; /** Bind at once, for a machine that is set up by its address. */ atOnce: boolean };

/** Binds this machine to a store by a single-use code from head office. */
export const BindPage = ({ prefilled, atOnce }: BindPageProps) => {
  const [code, setCode] = useState(prefilled);
  const [name, setName] = useState('1 号终端');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const begun = useRef(false);

  const bind = async () => {
    setBusy(true);
    setProblem('');
    await bindDevice(code.trim().toUpperCase(), name.trim()).catch((error: unknown) => setProblem(sentenceOf(error)));
    setBusy(false);
  };
  useEffect(() => {
    if (!atOnce || prefilled === '' || begun.current) return;
    begun.current = true;
    void bind();
  });

  return (
    <main className="entry">
      <form
        className="entry-card"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void bind();
        }}
      >
        <h1>把这台终端绑到门店</h1>
        <p className="entry-lead">向总部要一个绑定码。一个码只能用一次，绑好后这台机器就认得自己的门店。</p>
        <label className="entry-field">
          <span>绑定码</span>
          <input
            className="entry-code"
            value={code}
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={16}
            placeholder="例如 7K4M-92QX"
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <label className="entry-field">
          <span>给这台终端起个名字</span>
          <input value={name} maxLength={30} onChange={(event) => setName(event.target.value)} />
        </label>
        {problem === '' ? null : (
          <p className="entry-problem" role="alert">
            {problem}
          </p>
        )}
        <Button look="main" type="submit" busy={busy} disabled={code.trim() === '' || name.trim() === ''}>
          {busy ? '正在绑定' : '绑定'}
        </Button>
      </form>
    </main>
  );
};
