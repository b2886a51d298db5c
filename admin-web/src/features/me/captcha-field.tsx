import { useRef } from 'react';
import { FieldShell, missing, useFault } from '../../ui/desk/field.tsx';

type CaptchaProps = { svg: string; value: string; onChange: (text: string) => void; onAnother: () => Promise<void> };

/** A picture with characters to be copied; a click on it draws another. */
export const CaptchaField = ({ svg, value, onChange, onAnother }: CaptchaProps) => {
  const input = useRef<HTMLInputElement>(null);
  const fault = missing(true, value.trim() === '');
  useFault(input, fault);
  return (
    <FieldShell label="图中的字符" required fault={fault} hint="不分大小写；看不清可以点图片换一张">
      {(control) => (
        <span className="captcha">
          <input
            {...control}
            {...{
              ref: input,
              className: 'input',
              value,
              maxLength: 20,
              autoFocus: true,
              autoComplete: 'off',
              autoCapitalize: 'off',
              spellCheck: false,
            }}
            onChange={(event) => onChange(event.target.value)}
          />
          <button type="button" aria-label="换一张图" onClick={() => void onAnother()}>
            {/* As a picture: what the server drew cannot run anything in the page. */}
            <img alt="图形验证码" width={140} height={48} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />
          </button>
        </span>
      )}
    </FieldShell>
  );
};
