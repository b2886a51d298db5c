import { useMemo } from 'react';
import { go } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Problem, Skeleton } from '../../ui/desk/page.tsx';
import { Empty } from '../../ui/empty.tsx';
import { placePoints, type Point } from './place-points.ts';
import { tradingWords } from './store-words.ts';
import { useStoreMap, type StoreFilters } from './use-stores.ts';

/** Where the stores of the filters lie, with the names of the cities that have most of them. Drawn here: no tiles of others. */
export const StoreMap = ({ filters }: { filters: StoreFilters }) => {
  const { data, error, refetch } = useStoreMap(filters);
  const drawn = useMemo(() => (data === undefined ? null : placePoints(data.items)), [data]);
  if (error !== null) return <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />;
  if (drawn === null) return <Skeleton rows={12} />;
  if (drawn.points.length === 0) return <Empty title="没有符合条件的门店">换一个地区或条件再看。</Empty>;
  return (
    <figure className="store-map">
      <svg viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="img" aria-label={`${drawn.points.length} 家门店的位置`}>
        {drawn.points.map((point) => (
          <circle
            key={point.storeId}
            cx={point.x}
            cy={point.y}
            r={drawn.points.length > 400 ? 2.5 : 5}
            className={toneOf(point)}
            onClick={() => go(`/stores/${point.storeId}`)}
          >
            <title>{`${point.name} · ${tradingWords[point.status]}${point.online ? '' : ' · 终端离线'}`}</title>
          </circle>
        ))}
        {drawn.cities.map(({ name, x, y }) => (
          <text key={name} x={x + 6} y={y - 6}>
            {name}
          </text>
        ))}
      </svg>
      <figcaption>
        <span className="status status-good">营业中</span>
        <span className="status status-warm">忙碌或终端离线</span>
        <span className="status status-hot">暂停接单</span>
        <span>北在上；点一个点打开门店</span>
      </figcaption>
    </figure>
  );
};

const toneOf = ({ status, online }: Point): string =>
  status === 'closed' ? 'place-hot' : status === 'busy' || !online ? 'place-warm' : 'place-good';
