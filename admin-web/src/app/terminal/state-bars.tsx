import { lampOf } from '../../features/order/board/lamp.ts';
import { takeVersion, useNewVersion } from '../../features/device/use-new-version.ts';
import { useBoard, useDesk } from '../../features/order/desk.ts';
import { ForgottenBar } from '../../features/print/forgotten-bar.tsx';
import { OfflineBars } from '../../features/till/offline/offline-bars.tsx';
import { sound } from '../../platform/sound.ts';
import { useNow } from '../../platform/use-now.ts';
import { useValue } from '../../platform/value-store.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { say } from '../../ui/notices.ts';
import { clockOf } from '../../ui/time-text.ts';
import { News } from './news.tsx';

/** What a clerk must know about the terminal itself, if anything: no network, no sound, no orders by choice. */
export const StateBars = ({ storeId }: { storeId: string }) => (
  <div className="state-bars">
    <CutBar />
    <OfflineBars storeId={storeId} />
    <SoundBar />
    <PaperBar />
    <ClosedBar />
    <VersionBar />
    <News />
  </div>
);

/** Another version of this page waits until nobody is in the middle of anything, or only to be taken here; it can be taken now. */
const VersionBar = () => {
  const { orders } = useBoard();
  const found = useNewVersion(Object.values(orders).some(({ state }) => state === 'new'));
  if (found === null) return null;
  return (
    <p className="bar bar-news" role="status">
      <span>
        有新版本 {found.version}：{found.notes}。{found.byItself ? '没人操作时自动换上，不打断手上的事。' : '方便的时候点右边换上。'}
      </span>
      <Button onClick={() => takeVersion(found.version)}>现在换上</Button>
    </p>
  );
};

const CutBar = () => {
  const connection = useValue(useDesk().session.connection);
  const nowMs = useNow(1_000);
  const { colour } = lampOf(connection, nowMs);
  const { loaded } = useBoard();
  const { cutAtMs, askedAtMs, askFails } = connection;
  if (colour === 'green' || cutAtMs === null || (!askFails && nowMs - cutAtMs < 2_500)) return null;
  const since = clockOf(cutAtMs);
  if (colour === 'red')
    return (
      <p className="bar bar-bad" role="alert">
        <Icon name="warning" size={28} />
        {loaded
          ? `${since} 起断网，看板停在那时。正在重连，恢复后自动补上漏掉的订单；收银还能收现金，其他操作要等网络恢复。`
          : '连不上服务器，正在重试。请检查这台机器的网络。'}
      </p>
    );
  return (
    <p className="bar bar-warn" role="status">
      <Icon name="warning" size={28} />
      {since} 起实时通道断开，改为每 10 秒取一次{askedAtMs === null ? '' : `（上次 ${clockOf(askedAtMs)}）`}，可以照常操作。
    </p>
  );
};

/** Nobody waits for paper while no orders are taken. */
const PaperBar = () => <ForgottenBar trading={useBoard().trading?.status !== 'closed'} />;

const SoundBar = () => {
  if (useValue(sound) !== 'blocked') return null;
  const allow = async () => {
    if ((await sound.allow()) === 'ready') sound.play('right');
    else say('浏览器还是没有放行声音，请在浏览器设置里允许本站播放声音', 'bad');
  };
  return (
    <p className="bar bar-bad" role="alert">
      <Icon name="bellOff" size={28} />
      <span>浏览器没有放行声音，新订单不会响铃。</span>
      <Button look="main" onClick={() => void allow()}>
        允许声音
      </Button>
    </p>
  );
};

const ClosedBar = () => {
  const { trading } = useBoard();
  if (trading?.status !== 'closed') return null;
  return (
    <p className="bar bar-quiet" role="status">
      {trading.changedAt === null ? '' : `${clockOf(trading.changedAt)} 起`}暂停接单：小程序不能下单，已下的单照做。
    </p>
  );
};
