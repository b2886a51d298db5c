import { picture, type Ground } from './ground.ts';
import { flat, line, type Drawing } from './shape.ts';

/** A tray with a dish in each of its compartments: one large one at the left, two beside it. */
const compartments = [
  [100, 150, 350, 500],
  [474, 150, 226, 238],
  [474, 412, 226, 238],
] as const;

const traysOf: Readonly<Record<string, readonly [ground: Ground, dishes: readonly string[]]>> = {
  'noodle-meal': ['wheat', ['mixed-noodles', 'jar-soup', 'plum-drink']],
  'noodles-for-two': ['sage', ['jar-soup', 'mixed-noodles', 'mixed-noodles']],
  'rice-meal': ['blush', ['rice-bowl', 'soy-milk', 'braised-egg']],
};

/** Pictures of combos, made of those of what is in them. */
export const comboPictures = (draw: (key: string) => string): Record<string, () => string> =>
  Object.fromEntries(
    Object.entries(traysOf).map(([key, [ground, dishes]]) => [
      key,
      () =>
        picture(
          ground,
          flat('M84,150 H730 V700 H84 Z', '#5A2E12', 0.14),
          ...dishes.map((dish, at) => served(draw(dish), compartments[at]!)),
          tray(),
        ),
    ]),
  );

/** The middle of another picture, cut to a compartment. */
const served = (drawn: string, [x, y, width, height]: readonly [number, number, number, number]): Drawing =>
  drawn.replace(
    /^<svg [^>]*>/,
    `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="90 90 620 620" preserveAspectRatio="xMidYMid slice">`,
  );

/** The tray over the dishes, open where they lie. */
const tray = (): Drawing => {
  const holes = compartments.map(([x, y, width, height]) => roundedHole(x, y, width, height));
  const rims = holes.map((hole) => line(hole, '#3E2312', 6, 0.5));
  return `<path fill-rule="evenodd" fill="#8A5A33" d="M110,122 H690 Q728,122 728,160 V640 Q728,678 690,678 H110 Q72,678 72,640 V160 Q72,122 110,122 Z ${holes.join(' ')}"/>${rims.join('')}`;
};

const corner = 26;

const roundedHole = (x: number, y: number, width: number, height: number): string =>
  `M${x + corner},${y} H${x + width - corner} Q${x + width},${y} ${x + width},${y + corner} V${y + height - corner} Q${x + width},${y + height} ${x + width - corner},${y + height} H${x + corner} Q${x},${y + height} ${x},${y + height - corner} V${y + corner} Q${x},${y} ${x + corner},${y} Z`;
