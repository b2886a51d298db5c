import {
  chilliPod,
  chilliRing,
  coriander,
  dip,
  flakes,
  garlic,
  peanutHalf,
  scallions,
  sesame,
  starAnise,
  strewn,
  bayLeaf,
  cinnamon,
  chilliFlake,
} from './garnish.ts';
import { picture } from './ground.ts';
import { garnished, heap } from './heap.ts';
import { beefSlice, bellyCube, curledSlice, earStrip, intestineRing, shankSlice, tripePiece, trotter } from './meat-pieces.ts';

import { at, body, flat, gloss, polar, repeat } from './shape.ts';
import { basket, board, bowl, ovalDish, plate } from './vessels.ts';

const beef = (): string =>
  picture(
    'oat',
    plate('porcelain'),
    repeat(9, (index) => at({ x: 236 + index * 40, y: 340 + Math.abs(index - 4) * 8, turn: -30 + index * 7, size: 98 }, beefSlice())),
    repeat(6, (index) => at({ x: 290 + index * 46, y: 480 - Math.abs(index - 3) * 6, turn: -16 + index * 8, size: 108 }, beefSlice())),
    at({ x: 604, y: 560, turn: 30, size: 110 }, coriander()),
    at({ x: 206, y: 566, size: 76 }, starAnise()),
    sesame({ radius: 170, count: 26, seed: 201 }),
  );

const beefShank = (): string =>
  picture(
    'wheat',
    board(),
    heap(shankSlice(), [
      [220, 240, 0, 96],
      [404, 230, 30, 98],
      [584, 260, 70, 96],
      [240, 420, 50, 104],
      [560, 430, 20, 102],
      [300, 580, 10, 92],
      [490, 580, 80, 92],
      [402, 410, 0, 122],
    ]),
    at({ x: 190, y: 610, turn: -30, size: 90 }, coriander()),
    at({ x: 640, y: 600, size: 56 }, dip('#5A2616')),
  );

const tripe = (): string =>
  picture(
    'sand',
    plate('slate'),
    heap(tripePiece(), [
      [260, 300, -10],
      [530, 280, 40],
      [240, 470, 80],
      [570, 460, 10],
      [400, 560, -20, 106],
      [398, 390, 16, 124],
    ]),
    strewn({ radius: 200, count: 10, seed: 211 }, chilliRing),
    scallions({ radius: 200, count: 10, seed: 212 }),
    sesame({ radius: 190, count: 22, seed: 213 }),
  );

const coupleSlices = (): string => {
  const kinds = ['beef', 'offal', 'plum'] as const;
  return picture(
    'blush',
    ovalDish('porcelain', '#BC2B12'),
    repeat(20, (index) => {
      const spot = polar(index * 137, 40 + index * 9);
      return at(
        { x: Math.round(400 + spot.x), y: Math.round(398 + spot.y * 0.66), turn: index * 53, size: 96 },
        curledSlice(kinds[index % 3] ?? 'beef'),
      );
    }),
    flat(
      'M230,390 C300,350 330,430 400,400 C470,370 540,430 580,380 C560,470 500,440 450,470 C400,500 340,440 300,470 C270,470 240,440 230,390 Z',
      '#D23A1A',
      0.42,
    ),
    strewn({ radius: 170, count: 12, seed: 221 }, peanutHalf),
    repeat(7, (index) =>
      at(
        { x: 240 + index * 56, y: 340 + (index % 3) * 62, turn: index * 40 },
        body('M-36,-9 C-14,-18 14,-18 36,-8 C34,6 24,10 14,6 C-4,-2 -20,2 -36,-9 Z', 'scallion', 4),
      ),
    ),
    flakes({ radius: 190, count: 26, seed: 222 }),
    sesame({ radius: 190, count: 50, seed: 223 }),
    at({ x: 400, y: 380, turn: 10, size: 104 }, coriander()),
  );
};

const pigTrotter = (): string =>
  picture(
    'linen',
    basket('#F6E7CB'),
    garnished(
      [
        { x: 210, y: 300, turn: -40, size: 120 },
        { x: 620, y: 520, turn: 130, size: 120 },
      ],
      bayLeaf(),
    ),
    heap(trotter(), [
      [420, 300, 8, 128],
      [380, 486, -10, 136],
    ]),
    sesame({ radius: 160, count: 26, seed: 231 }),
    at({ x: 250, y: 400, size: 66 }, starAnise()),
    at({ x: 530, y: 608, turn: -24, size: 74 }, cinnamon()),
  );

const pigEar = (): string =>
  picture(
    'oat',
    plate('porcelain'),
    heap(earStrip(), [
      [300, 260, -24, 112],
      [500, 250, 14, 112],
      [240, 380, -60, 108],
      [560, 380, 50, 108],
      [300, 520, 20, 112],
      [510, 530, -18, 112],
      [380, 330, 4, 116],
      [420, 450, -28, 116],
      [350, 420, 34, 110],
      [450, 370, 70, 104],
    ]),
    garnished(
      [
        { x: 250, y: 300, turn: -20, size: 84 },
        { x: 540, y: 470, turn: 40, size: 88 },
        { x: 380, y: 570, turn: 160, size: 76 },
      ],
      coriander(),
    ),
    strewn({ radius: 190, count: 12, seed: 241 }, chilliRing),
    sesame({ radius: 200, count: 30, seed: 242 }),
  );

const porkBelly = (): string =>
  picture(
    'wheat',
    bowl('clay', '#6B2410'),
    heap(bellyCube(), [
      [280, 280, -8],
      [470, 250, 6],
      [590, 370, 14],
      [236, 430, 8],
      [300, 560, -6],
      [490, 560, 10],
      [420, 410, -2, 122],
    ]),
    garnished(
      [
        { x: 350, y: 340, turn: 20, size: 70 },
        { x: 560, y: 470, turn: -30, size: 66 },
      ],
      starAnise(),
    ),
    scallions({ radius: 190, count: 12, seed: 251 }),
    garnished([{ x: 330, y: 480, turn: 10, size: 90 }], garlic()),
  );

const porkIntestine = (): string => {
  const pepper =
    body('M-44,-14 C-18,-30 22,-28 46,-8 C40,12 20,20 -2,12 C-20,8 -36,8 -44,-14 Z', 'leaf', 5) +
    gloss('M-26,-12 Q0,-20 24,-10', 'leaf', 6, 0.7);
  return picture(
    'sage',
    bowl('night', '#7C2712'),
    heap(intestineRing(), [
      [250, 290, 0, 116],
      [420, 240, 40, 112],
      [570, 320, 80, 116],
      [230, 460, 20, 112],
      [590, 480, 60, 112],
      [330, 580, 10, 108],
      [490, 590, 100, 108],
      [360, 390, 30, 124],
      [490, 430, -20, 122],
    ]),
    garnished(
      [
        { x: 330, y: 290, turn: 30 },
        { x: 520, y: 270, turn: 100 },
        { x: 280, y: 540, turn: -30 },
        { x: 440, y: 520, turn: 60 },
        { x: 580, y: 400, turn: 10 },
      ],
      pepper,
    ),
    strewn({ radius: 205, count: 9, seed: 261 }, chilliFlake),
    garnished(
      [
        { x: 420, y: 330, turn: -20, size: 78 },
        { x: 300, y: 420, turn: 60, size: 70 },
      ],
      chilliPod(),
    ),
    sesame({ radius: 200, count: 24, seed: 262 }),
  );
};

export const meatPictures = {
  beef,
  'beef-shank': beefShank,
  tripe,
  'couple-slices': coupleSlices,
  'pig-trotter': pigTrotter,
  'pig-ear': pigEar,
  'pork-belly': porkBelly,
  'pork-intestine': porkIntestine,
};
