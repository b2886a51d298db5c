import {
  bayLeaf,
  chilliFlake,
  chilliPod,
  chilliRing,
  cinnamon,
  coriander,
  flakes,
  garlic,
  ginger,
  scallions,
  sesame,
  starAnise,
  strewn,
} from './garnish.ts';
import { picture } from './ground.ts';
import { garnished, heap } from './heap.ts';
import { at, repeat } from './shape.ts';
import { basket, bowl, ovalDish, plate } from './vessels.ts';
import { knot, lotusSlice, openPeanut, peanutShell, potatoSlice, shootHalf, soyPod, woodEar } from './vegetable-pieces.ts';

const lotusRoot = (): string =>
  picture(
    'blush',
    plate('porcelain'),
    heap(lotusSlice(), [
      [256, 290, 0, 104],
      [440, 240, 24, 104],
      [576, 370, 50, 104],
      [230, 470, 12, 104],
      [360, 574, 70, 102],
      [530, 550, 36, 102],
      [404, 408, 8, 122],
    ]),
    flakes({ radius: 200, count: 22, seed: 301 }),
    scallions({ radius: 200, count: 9, seed: 302 }),
    sesame({ radius: 200, count: 24, seed: 303 }),
  );

const kelpKnot = (): string =>
  picture(
    'sand',
    plate('porcelain'),
    heap(knot('kelp'), [
      [270, 270, -10, 106],
      [530, 270, 66, 106],
      [220, 440, 50, 104],
      [580, 450, -20, 104],
      [330, 580, 4, 104],
      [500, 570, 100, 104],
      [400, 410, 20, 124],
    ]),
    strewn({ radius: 210, count: 9, seed: 321 }, chilliRing),
    sesame({ radius: 210, count: 40, seed: 322 }),
    garnished(
      [
        { x: 400, y: 250, turn: 20, size: 72 },
        { x: 612, y: 330, turn: -10, size: 62 },
      ],
      garlic(),
    ),
  );

const potato = (): string =>
  picture(
    'linen',
    plate('slate'),
    heap(potatoSlice(), [
      [250, 290, -14, 104],
      [430, 236, 8, 104],
      [580, 330, 26, 104],
      [220, 450, -30, 104],
      [590, 480, 40, 102],
      [320, 570, -6, 104],
      [490, 590, 14, 102],
      [400, 410, 2, 124],
    ]),
    flakes({ radius: 220, count: 44, seed: 351 }),
    scallions({ radius: 210, count: 12, seed: 352 }),
    sesame({ radius: 210, count: 30, seed: 353 }),
  );

const peanut = (): string =>
  picture(
    'blush',
    basket('#EFDDBB'),
    heap(peanutShell(), [
      [260, 250, 20, 92],
      [430, 220, -30, 92],
      [580, 300, 50, 92],
      [210, 400, -70, 92],
      [330, 360, 10, 96],
      [600, 460, -80, 92],
      [250, 540, 30, 92],
      [420, 600, -10, 92],
      [550, 570, 40, 92],
      [480, 420, -24, 98],
    ]),
    heap(openPeanut(), [[380, 490, 18, 106]]),
    garnished([{ x: 476, y: 310, size: 64 }], starAnise()),
    garnished([{ x: 560, y: 392, turn: 40, size: 60 }], cinnamon()),
    garnished([{ x: 270, y: 460, turn: -20, size: 80 }], bayLeaf()),
  );

const edamame = (): string =>
  picture(
    'linen',
    bowl('porcelain', '#D9CFA8'),
    heap(soyPod(), [
      [270, 250, -30, 98],
      [450, 220, 14, 96],
      [580, 320, 60, 98],
      [210, 400, 80, 96],
      [340, 370, -12, 104],
      [610, 470, 110, 94],
      [240, 530, 30, 98],
      [400, 600, -8, 98],
      [550, 560, -40, 98],
      [470, 450, 24, 106],
      [380, 500, -50, 100],
      [500, 350, -20, 100],
    ]),
    flakes({ radius: 210, count: 16, seed: 361 }),
    garnished(
      [
        { x: 300, y: 330, size: 60 },
        { x: 540, y: 440, size: 56 },
      ],
      starAnise(),
    ),
    garnished([{ x: 430, y: 300, turn: 40, size: 78 }], chilliPod()),
  );

const woodEars = (): string =>
  picture(
    'blush',
    plate('porcelain'),
    heap(woodEar(), [
      [262, 290, 0, 100],
      [430, 240, 60, 96],
      [570, 340, 120, 102],
      [220, 450, 200, 96],
      [330, 570, 40, 100],
      [530, 540, 160, 104],
      [400, 400, 20, 118],
    ]),
    strewn({ radius: 200, count: 13, seed: 381 }, chilliRing),
    garnished(
      [
        { x: 320, y: 400, size: 56, turn: 20 },
        { x: 500, y: 430, size: 52, turn: -30 },
        { x: 400, y: 530, size: 56 },
      ],
      garlic(),
    ),
    garnished(
      [
        { x: 480, y: 300, turn: 24, size: 84 },
        { x: 300, y: 500, turn: -40, size: 80 },
      ],
      coriander(),
    ),
  );

const bambooShoot = (): string =>
  picture(
    'sage',
    ovalDish('porcelain'),
    repeat(5, (index) => at({ x: 212 + index * 94, y: 388 + (index % 2) * 34, turn: index * 7 - 14, size: 104 }, shootHalf())),
    flakes({ radius: 170, count: 28, seed: 391 }),
    strewn({ radius: 180, count: 6, seed: 392 }, chilliFlake),
    garnished(
      [
        { x: 180, y: 520, turn: 24, size: 88 },
        { x: 610, y: 280, turn: -10, size: 84 },
      ],
      chilliPod(),
    ),
    garnished([{ x: 650, y: 450, turn: 30, size: 70 }], ginger()),
  );

export const vegetablePictures = {
  'lotus-root': lotusRoot,
  'kelp-knot': kelpKnot,
  potato,
  peanut,
  edamame,
  'wood-ear': woodEars,
  'bamboo-shoot': bambooShoot,
};
