import { useValue } from '../../platform/value-store.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { notices, putAway } from '../../ui/notices.ts';

/** What happened and must be seen: it waits for somebody to say so. */
export const News = () =>
  useValue(notices)
    .filter(({ stays }) => stays)
    .map(({ id, sentence }) => (
      <div key={id} className="bar bar-news" role="status">
        <Icon name="bell" size={28} />
        <span>{sentence}</span>
        <Button onClick={() => putAway(id)}>知道了</Button>
      </div>
    ));
