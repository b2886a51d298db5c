type SwitchProps = { on: boolean; onWord: string; offWord: string; label: string; busy?: boolean; onChange: (on: boolean) => void };

/** A switch that says in words where it stands. */
export const Switch = ({ on, onWord, offWord, label, busy = false, onChange }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    aria-checked={on}
    aria-label={label}
    aria-busy={busy}
    className={`switch ${on ? 'switch-on' : ''}`}
    onClick={() => {
      if (!busy) onChange(!on);
    }}
  >
    <span className="switch-word">{on ? onWord : offWord}</span>
    <span className="switch-track" aria-hidden="true" />
  </button>
);
