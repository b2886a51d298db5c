import {
  bayLeaf,
  chilliFlake,
  chilliPod,
  chilliRing,
  coriander,
  flakes,
  garlic,
  ginger,
  lemonSlice,
  scallions,
  sesame,
  starAnise,
  strewn,
} from './garnish.ts';
import { picture } from './ground.ts';
import { garnished, heap } from './heap.ts';
import { tones } from './paint.ts';
import { at, line, repeat } from './shape.ts';
import { crab, crayfish, curledShrimp, fieldSnail, openClam, squidArms } from './seafood-pieces.ts';
import { board, bowl, ovalDish, plate } from './vessels.ts';

const shrimp = (): string =>
  picture(
    'linen',
    plate('porcelain'),
    repeat(7, (index) => at({ x: 400, y: 400, turn: index * 51.4 }, at({ x: 0, y: -176, turn: 20, size: 88 }, curledShrimp()))),
    at({ x: 400, y: 400, size: 104 }, lemonSlice()),
    garnished([{ x: 390, y: 400, turn: -20, size: 74 }], coriander()),
    flakes({ radius: 220, count: 18, seed: 401 }),
    sesame({ radius: 220, count: 26, seed: 402 }),
  );

const crayfishes = (): string =>
  picture(
    'oat',
    bowl('night', '#8E1E0C'),
    heap(crayfish(), [
      [532, 400, 24, 84],
      [268, 400, -24, 84],
      [400, 466, 0, 96],
    ]),
    scallions({ radius: 220, count: 13, seed: 411 }),
    sesame({ radius: 220, count: 40, seed: 412 }),
    garnished(
      [
        { x: 240, y: 620, turn: 30, size: 84 },
        { x: 560, y: 628, turn: -30, size: 84 },
        { x: 404, y: 180, turn: 8, size: 80 },
      ],
      chilliPod(),
    ),
    garnished([{ x: 180, y: 440, size: 62 }], garlic()),
    garnished([{ x: 640, y: 430, size: 60 }], starAnise()),
  );

const squid = (): string =>
  picture(
    'wheat',
    board(),
    repeat(
      3,
      (index) =>
        line(`M${220 + index * 180},300 L${220 + index * 180},742`, tones.wood.line, 17) +
        line(`M${220 + index * 180},300 L${220 + index * 180},742`, tones.wood.light, 9),
    ),
    heap(squidArms(), [
      [220, 270, 4, 82],
      [400, 270, -3, 82],
      [580, 270, 6, 82],
      [220, 500, -6, 82],
      [400, 500, 5, 82],
      [580, 500, -4, 82],
    ]),
    flakes({ y: 380, radius: 240, count: 44, seed: 421 }),
    sesame({ y: 380, radius: 240, count: 50, seed: 422 }),
  );

const clam = (): string =>
  picture(
    'sage',
    bowl('porcelain', '#C98A4A'),
    heap(openClam(), [
      [270, 320, -20, 92],
      [430, 280, 30, 92],
      [570, 350, 60, 92],
      [250, 490, -70, 92],
      [400, 440, 0, 100],
      [560, 520, 20, 92],
      [410, 600, 40, 88],
    ]),
    strewn({ radius: 210, count: 12, seed: 431 }, chilliRing),
    scallions({ radius: 210, count: 12, seed: 432 }),
    garnished(
      [
        { x: 330, y: 400, turn: 20, size: 80 },
        { x: 510, y: 430, turn: -30, size: 84 },
      ],
      coriander(),
    ),
    garnished([{ x: 300, y: 570, size: 54 }], garlic()),
  );

const spicyCrab = (): string =>
  picture(
    'blush',
    plate('porcelain', 340),
    garnished(
      [
        { x: 200, y: 560, turn: 20, size: 90 },
        { x: 600, y: 560, turn: -20, size: 90 },
        { x: 400, y: 640, turn: 4, size: 90 },
      ],
      chilliPod(),
    ),
    at({ x: 400, y: 440, size: 112 }, crab()),
    garnished([{ x: 300, y: 620, turn: 30, size: 74 }], ginger()),
    garnished([{ x: 516, y: 620, turn: -40, size: 70 }], ginger()),
    scallions({ y: 440, radius: 170, count: 12, seed: 441 }),
    sesame({ y: 440, radius: 170, count: 24, seed: 442 }),
  );

const snail = (): string =>
  picture(
    'sand',
    ovalDish('slate', '#6E2A12'),
    heap(fieldSnail(), [
      [230, 330, 0, 84],
      [370, 290, 40, 84],
      [520, 310, 100, 84],
      [200, 450, 150, 84],
      [330, 430, -20, 90],
      [470, 440, 60, 90],
      [600, 420, 20, 84],
      [290, 540, 90, 84],
      [430, 560, -30, 84],
      [560, 530, 150, 84],
    ]),
    strewn({ radius: 180, count: 14, seed: 451 }, chilliFlake),
    garnished(
      [
        { x: 400, y: 360, turn: 20, size: 76 },
        { x: 540, y: 480, turn: -30, size: 70 },
      ],
      bayLeaf(),
    ),
    garnished(
      [
        { x: 260, y: 400, turn: 30, size: 74 },
        { x: 480, y: 350, turn: -10, size: 70 },
      ],
      chilliPod(),
    ),
    strewn({ radius: 180, count: 8, seed: 452 }, chilliRing),
  );

export const seafoodPictures = { shrimp, crayfish: crayfishes, squid, clam, crab: spicyCrab, snail };
