import { useValue } from '../../../platform/value-store.ts';
import { Switch } from '../../../ui/switch.tsx';
import { slipSettings } from '../../../platform/slip-settings.ts';

const papers = [58, 80] as const;

/** The printer of this machine. */
export const SlipSettingsPanel = () => {
  const settings = useValue(slipSettings);
  return (
    <section className="menu-part">
      <h3>小票打印</h3>
      <p>纸宽</p>
      <div className="paper" role="radiogroup" aria-label="纸宽">
        {papers.map((paperMm) => (
          <button
            key={paperMm}
            type="button"
            role="radio"
            aria-checked={settings.paperMm === paperMm}
            onClick={() => slipSettings.set({ ...settings, paperMm })}
          >
            {paperMm} mm
          </button>
        ))}
      </div>
      <p>接单时自动打后厨单</p>
      <Switch
        label="接单时自动打后厨单"
        on={settings.kitchenOnTake}
        onWord="开"
        offWord="关"
        onChange={(kitchenOnTake) => slipSettings.set({ ...settings, kitchenOnTake })}
      />
    </section>
  );
};
