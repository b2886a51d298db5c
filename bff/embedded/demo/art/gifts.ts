import { chilliFlake, chilliPod, coriander, sesame, starAnise, strewn } from './garnish.ts';
import { picture } from './ground.ts';
import { heap } from './heap.ts';
import { beefSlice } from './meat-pieces.ts';
import { fill, tones } from './paint.ts';
import { neckJoint, wholeWing } from './poultry-pieces.ts';
import { curledShrimp } from './seafood-pieces.ts';
import { at, body, crease, disc, flat, line, oval, repeat, ring, shadow, type Drawing } from './shape.ts';
import { eggHalf, lotusSlice, soyPod } from './vegetable-pieces.ts';
import { plate } from './vessels.ts';

/** What lies in the sixth at `index`, drawn upright and then turned into its place. */
const sector = (index: number, content: Drawing): Drawing =>
  `<g transform="rotate(${index * 60} 400 400)">${at({ x: 400, y: 212, size: 116 }, content)}</g>`;

const divider = (index: number): Drawing =>
  `<g transform="rotate(${index * 60 + 30} 400 400)">${line('M400,300 L400,104', tones.porcelain.line, 15) + line('M400,300 L400,104', tones.porcelain.light, 9)}</g>`;

const meats = (): Drawing =>
  sector(
    0,
    heap(beefSlice(), [
      [-56, 6, -12, 62],
      [-20, 0, -4, 64],
      [18, 0, 6, 64],
      [56, 8, 14, 62],
    ]),
  ) +
  sector(
    3,
    heap(wholeWing(), [
      [-8, -36, 6, 52],
      [4, 26, -6, 54],
    ]),
  ) +
  sector(
    5,
    heap(neckJoint(), [
      [-42, -26, -12, 52],
      [44, -16, 20, 52],
      [-2, 34, 4, 56],
    ]),
  );

const sides = (): Drawing =>
  sector(
    1,
    heap(curledShrimp(), [
      [-46, 16, -10, 54],
      [46, 12, 30, 54],
      [0, -36, 10, 54],
    ]),
  ) +
  sector(
    2,
    heap(lotusSlice(), [
      [-50, -6, 0, 58],
      [52, -2, 30, 58],
      [0, 24, 12, 62],
    ]),
  ) +
  sector(
    4,
    heap(soyPod(), [
      [-34, -44, 20, 52],
      [36, -40, -30, 52],
      [-36, 22, 70, 52],
      [36, 26, -8, 56],
      [0, -6, 34, 54],
    ]),
  );

const familyPlatter = (): string =>
  picture(
    'sand',
    plate('porcelain', 346),
    disc({ x: 400, y: 400, rx: 300 }, '#F3E6D0'),
    repeat(6, divider),
    meats(),
    sides(),
    disc({ x: 404, y: 406, rx: 96 }, '#5A2E12', 0.18),
    oval({ x: 400, y: 400, rx: 94 }, 'porcelain', 6),
    heap(eggHalf('quail'), [
      [366, 372, 20, 76],
      [434, 372, -20, 76],
      [370, 436, -30, 76],
      [434, 436, 30, 76],
    ]),
    at({ x: 400, y: 410, size: 56 }, coriander()),
    sesame({ radius: 250, count: 40, seed: 711 }),
  );

const duckNeckBag = (): string =>
  picture(
    'oat',
    shadow({ x: 410, y: 716, rx: 230, ry: 28 }, 0.2),
    body('M196,116 H604 C596,280 606,560 640,690 C560,722 240,722 160,690 C194,560 204,280 196,116 Z', 'lacquer', 7),
    flat('M196,116 H604 L602,176 H198 Z', tones.lacquer.dark),
    line('M210,132 H590 M210,148 H590 M208,162 H592', tones.lacquer.base, 4, 0.9),
    disc({ x: 400, y: 146, rx: 19 }, '#F3EADF'),
    flat('M236,190 C230,360 222,560 196,676 C210,684 226,690 244,694 C262,560 268,360 270,190 Z', '#FFFFFF', 0.16),
    oval({ x: 400, y: 440, rx: 152, ry: 160 }, 'cream', 7),
    ring({ x: 400, y: 440, rx: 138, ry: 146 }, tones.gold.base, 5),
    heap(neckJoint(), [
      [372, 372, -24, 78],
      [440, 440, 30, 78],
      [370, 510, -4, 84],
    ]),
    sesame({ x: 400, y: 440, radius: 96, count: 16, seed: 721 }),
    at({ x: 320, y: 258, turn: -16, size: 80 }, chilliPod()),
    at({ x: 400, y: 250, turn: 8, size: 84 }, chilliPod()),
    at({ x: 482, y: 258, turn: 30, size: 80 }, chilliPod()),
    line('M250,640 Q400,664 550,640', tones.gold.base, 7, 0.9),
    crease('M176,690 C240,676 560,676 624,690', 'lacquer', 6, 0.5),
  );

const chilliOil = (): string =>
  picture(
    'sage',
    shadow({ x: 390, y: 712, rx: 216, ry: 28 }, 0.22),
    body('M216,286 C186,310 178,350 178,390 V640 Q178,708 246,708 H534 Q602,708 602,640 V390 C602,350 594,310 564,286 Z', 'glass', 7),
    `<path d="M194,400 C280,380 330,424 400,406 C470,390 520,420 586,400 V636 Q586,692 532,692 H248 Q194,692 194,636 Z" fill="${fill('chilli')}"/>`,
    flat('M194,560 C280,540 330,590 400,566 C470,546 520,586 586,560 V636 Q586,692 532,692 H248 Q194,692 194,636 Z', '#7E1409', 0.7),
    strewn({ x: 390, y: 616, radius: 64, count: 26, seed: 731 }, chilliFlake),
    strewn({ x: 270, y: 520, radius: 60, count: 12, seed: 732 }, chilliFlake),
    strewn({ x: 510, y: 510, radius: 60, count: 12, seed: 733 }, chilliFlake),
    strewn({ x: 270, y: 630, radius: 48, count: 16, seed: 735 }, chilliFlake),
    strewn({ x: 514, y: 630, radius: 48, count: 16, seed: 736 }, chilliFlake),
    sesame({ x: 390, y: 570, radius: 110, count: 30, seed: 734 }),
    repeat(6, (index) => disc({ x: 236 + index * 62, y: 440 + (index % 3) * 22, rx: 9 + (index % 2) * 5 }, '#FFB08A', 0.55)),
    oval({ x: 390, y: 520, rx: 96, ry: 82 }, 'cream', 6),
    at({ x: 372, y: 500, turn: -20, size: 110 }, chilliPod()),
    at({ x: 404, y: 540, turn: 14, size: 110 }, chilliPod()),
    body(
      'M196,150 C260,128 520,128 584,150 L606,262 C590,288 574,276 560,296 C544,312 530,296 512,306 C490,318 474,300 452,310 C430,320 412,304 390,312 C368,320 350,304 328,310 C306,318 290,300 268,306 C250,312 236,312 220,296 C206,276 190,288 174,262 Z',
      'lacquer',
      6,
    ),
    crease('M236,164 L216,280 M300,152 L290,296 M390,146 V300 M480,152 L490,296 M544,164 L564,280', 'lacquer', 5, 0.4),
    line('M180,250 C260,272 520,272 600,250', tones.gold.line, 15),
    line('M180,250 C260,272 520,272 600,250', tones.gold.base, 9),
    line('M206,400 V620', '#FFFFFF', 15, 0.6),
    at({ x: 120, y: 690, turn: -20, size: 100 }, chilliPod()),
    at({ x: 676, y: 690, size: 70 }, starAnise()),
  );

export const giftPictures = {
  'family-platter': familyPlatter,
  'duck-neck-bag': duckNeckBag,
  'chilli-oil': chilliOil,
};
