import type { ReactNode } from 'react';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { StoreDetailData } from '@mendian/shared/store/store-desk.contract.ts';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import { spansTyped } from './hours-typed.ts';
import { weekdays } from './settings-form.ts';
import { tradingTones, tradingWords, uncollectedWords } from './store-words.ts';

type PartProps = { store: StoreDetailData };

export const StoreAbout = ({ store }: PartProps) => (
  <DescriptionList
    columns={2}
    items={[
      ['编码', store.code],
      ['名称', store.name],
      ['地址', `${store.province}${store.city}${store.address.startsWith(store.district) ? '' : store.district}${store.address}`],
      ['电话', store.phone],
      ['经纬度', `${store.latE6 / 1e6}, ${store.lngE6 / 1e6}`],
      ['商户', `${store.owner.name} ${store.owner.code}`],
      ['分公司', `${store.branch.name} ${store.branch.code}`],
      ['收款方', store.payee === null ? <Tag tone="hot">没有收款方，不能下单</Tag> : `${store.payee.name}（${store.payee.mchid}）`],
      ['今天营业', store.hoursText],
      ['终端', store.online ? <StatusDot tone="good">在线</StatusDot> : `离线${store.terminalSeenAt === null ? '，没有来过' : `，${momentOf(store.terminalSeenAt)} 最后在线`}`], // prettier-ignore
    ]}
  />
);

export const StoreService = ({ store: { settings } }: PartProps) => {
  const { hours, pickup, delivery } = settings;
  return (
    <DescriptionList
      columns={2}
      items={[
        ...weekdays.map((name, day) => [name, spansTyped(hours.week[day] ?? [])] as const),
        [
          '节假日',
          hours.holidays.length === 0 ? null : <Lines of={hours.holidays.map(({ day, spans }) => `${day} ${spansTyped(spans)}`)} />,
        ],
        ['备餐时间', `${pickup.leadMinutes} 分钟，忙碌时再加 ${settings.busyExtraMinutes} 分钟`],
        ['时段', `每 ${pickup.slotMinutes} 分钟，最多 ${pickup.slotCapacity} 单，可约 ${pickup.daysAhead} 天后`],
        ['最后下单', `打烊前 ${pickup.lastOrderMinutes} 分钟`],
        ['没人取的订单', uncollectedWords[settings.uncollected]],
        ['称重容差', `${settings.weighTolerancePerMille}‰`],
        [
          '外送',
          delivery === null
            ? '不送'
            : `${delivery.radiusMeters} 米内，配送费 ¥${yuanText(delivery.fee)}，起送 ¥${yuanText(delivery.minimum)}，${delivery.freeFrom === null ? '不免配送费' : `满 ¥${yuanText(delivery.freeFrom)} 免配送费`}，约 ${delivery.minutes} 分钟`,
        ],
      ]}
    />
  );
};

export const StoreTrading = ({ store: { trading, tradingChanges } }: PartProps) => (
  <DescriptionList
    items={[
      ['营业状态', <StatusDot tone={tradingTones[trading.status]}>{tradingWords[trading.status]}</StatusDot>],
      ['自提', trading.pickup ? '开' : '关'],
      ['外送', trading.delivery ? '开' : '关'],
      ['谁改的', trading.changedAt === null ? null : `${trading.changedBy}，${momentOf(trading.changedAt)}`],
      ['最近的变化', tradingChanges.length === 0 ? null : <Lines of={tradingChanges.map(({ at, by, from, to }) => `${momentOf(at)} ${by}：${tradingWords[from]} → ${tradingWords[to]}`)} />], // prettier-ignore
    ]}
  />
);

const Lines = ({ of }: { of: readonly string[] }): ReactNode => of.map((line) => <div key={line}>{line}</div>);
