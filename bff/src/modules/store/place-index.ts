import { distancesFrom, earthRadiusMeters, type Place } from '@mendian/shared/store/distance.ts';

/** Side of a cell in micro-degrees: about two and three quarter kilometres from south to north. */
const cellE6 = 25_000;
const metersPerDegree = 111_195;

/** Told of an item and its distance; tells how far away it still wants items: Infinity, or fewer metres as it has enough. */
export type Visitor<Item> = (item: Item, distance: number) => number;

export type PlaceIndex<Item> = {
  /**
   * Visits all items farther than `beyond` and at most `within` metres away, in no order, but none that the visitor no longer
   * wants. Looks only into cells that the circle touches.
   */
  visit(place: Place, beyond: number, within: number, visitor: Visitor<Item>): void;
};

/**
 * The items of a cell, and where each is as a point on the globe of radius one: x, y, z, one behind the other. `first` is the point of
 * its first item, and no other is farther from that, in a straight line, than `reach`.
 */
type Cell<Item> = { readonly items: Item[]; readonly points: number[]; readonly first: Point; reach: number };
type Point = readonly [number, number, number];

/** Sorts items into a grid by place, so that what is near is found without a look at what is not. */
export const indexPlaces = <Item extends Place>(items: readonly Item[]): PlaceIndex<Item> => {
  const rows = new Map<number, Map<number, Cell<Item>>>();
  for (const item of items) {
    const point = pointOf(item);
    const row = known(rows, cellOf(item.latE6), () => new Map<number, Cell<Item>>());
    const cell = known(row, cellOf(item.lngE6), (): Cell<Item> => ({ items: [], points: [], first: point, reach: 0 }));
    cell.items.push(item);
    cell.points.push(...point);
    cell.reach = Math.max(cell.reach, lineBetween(cell.first, point));
  }
  return {
    visit: (place, beyond, within, visitor) => {
      const distanceTo = distancesFrom(place);
      const from = pointOf(place);
      const [x, y, z] = from;
      let wanted = within;
      let squareMax = squareOf(wanted);
      for (const { cell, nearest } of nearestFirst(cellsIn(rows, boxAround(place, within)), from)) {
        if (nearest > 0 && nearest ** 2 > squareMax) break;
        const { items: inCell, points } = cell;
        for (let index = 0; index < inCell.length; index += 1) {
          // A straight line through the globe costs a tenth of a distance along it, and rules most items out.
          const dx = points[index * 3]! - x;
          const dy = points[index * 3 + 1]! - y;
          const dz = points[index * 3 + 2]! - z;
          if (dx * dx + dy * dy + dz * dz > squareMax) continue;
          const distance = distanceTo(inCell[index]!);
          if (distance <= beyond || distance > wanted) continue;
          const still = visitor(inCell[index]!, distance);
          if (still >= wanted) continue;
          wanted = still;
          squareMax = squareOf(wanted);
        }
      }
    },
  };
};

/** What is found in the nearest cells rules most of the others out. `nearest`: no item of it is nearer, in a straight line. */
const nearestFirst = <Item>(cells: readonly Cell<Item>[], from: Point): { cell: Cell<Item>; nearest: number }[] =>
  cells.map((cell) => ({ cell, nearest: lineBetween(from, cell.first) - cell.reach })).sort((a, b) => a.nearest - b.nearest);

const lineBetween = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);

const pointOf = ({ latE6, lngE6 }: Place): Point => {
  const [lat, lng] = [(latE6 * Math.PI) / 180e6, (lngE6 * Math.PI) / 180e6];
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
};

/** The square of the straight line to what is so many metres away, a metre more for rounding. */
const squareOf = (meters: number): number => {
  const quarterTurns = Math.min((meters + 1) / (2 * earthRadiusMeters), Math.PI / 2);
  return quarterTurns === Math.PI / 2 ? Infinity : 4 * Math.sin(quarterTurns) ** 2;
};

const cellOf = (degreesE6: number): number => Math.floor(degreesE6 / cellE6);

const known = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
};

type Box = { readonly south: number; readonly north: number; readonly west: number; readonly east: number };

/** The cells that a circle may touch; near a pole or across 180° it is every longitude. */
const boxAround = ({ latE6, lngE6 }: Place, within: number): Box => {
  const latSpan = (within / metersPerDegree) * 1.001 + 1e-5;
  const highest = Math.abs(latE6 / 1e6) + latSpan;
  const lngSpan = highest >= 89 ? 360 : latSpan / Math.cos((highest * Math.PI) / 180);
  const west = lngE6 - lngSpan * 1e6;
  const east = lngE6 + lngSpan * 1e6;
  const isWhole = west < -180e6 || east > 180e6;
  return {
    south: cellOf(latE6 - latSpan * 1e6),
    north: cellOf(latE6 + latSpan * 1e6),
    west: isWhole ? -Infinity : cellOf(west),
    east: isWhole ? Infinity : cellOf(east),
  };
};

/** Walks the box or the occupied cells, whichever are fewer. */
const cellsIn = <Found>(rows: ReadonlyMap<number, ReadonlyMap<number, Found>>, { south, north, west, east }: Box): Found[] =>
  pick(rows, south, north).flatMap((row) => pick(row, west, east));

const pick = <Value>(map: ReadonlyMap<number, Value>, from: number, to: number): Value[] => {
  if (to - from >= map.size) return [...map].flatMap(([key, value]) => (key >= from && key <= to ? [value] : []));
  const picked: Value[] = [];
  for (let key = from; key <= to; key += 1) {
    const value = map.get(key);
    if (value !== undefined) picked.push(value);
  }
  return picked;
};
