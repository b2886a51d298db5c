import { useEffect, useRef } from 'react';
import { useValue } from '../platform/value-store.ts';
import { Icon } from './icon.tsx';
import { notices, putAway, type Notice } from './notices.ts';

/** The notices that pass by themselves, above everything: shown anew each time, so that they lie over a dialog opened meanwhile. */
export const NoticeStack = () => {
  const shown = useValue(notices).filter(({ stays }) => !stays);
  const count = shown.at(-1)?.id ?? 0;
  const stack = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = stack.current;
    if (element === null || typeof element.showPopover !== 'function') return;
    element.hidePopover();
    if (count > 0) element.showPopover();
  }, [count]);

  return (
    <div ref={stack} popover="manual" className="notice-stack" role="status" aria-live="polite">
      {shown.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
};

const NoticeLine = ({ notice: { id, sentence, tone } }: { notice: Notice }) => (
  <div className={`notice notice-${tone}`}>
    <span>{sentence}</span>
    <button type="button" aria-label="收起" onClick={() => putAway(id)}>
      <Icon name="close" size={24} />
    </button>
  </div>
);
