import { bayLeaf, chilliFlake, chilliPod, chilliRing, coriander, dip, flakes, sesame, scallions, starAnise, strewn } from './garnish.ts';
import { picture } from './ground.ts';
import { garnished, heap } from './heap.ts';
import { clavicle, drumstick, duckHead, gizzard, neckJoint, tongue, webbedFoot, wholeWing } from './poultry-pieces.ts';
import { at, line, polar, repeat, strand } from './shape.ts';
import { board, bowl, kraftPaper, ovalDish, plate } from './vessels.ts';
import { flattenedDuck, lyingDuck } from './whole-birds.ts';

const duckNeck = (): string =>
  picture(
    'sand',
    plate('slate'),
    heap(neckJoint(), [
      [258, 306, -38, 92],
      [522, 250, 28, 94],
      [226, 458, 18, 96],
      [574, 402, 74, 96],
      [388, 226, -8, 90],
      [468, 556, -24, 100],
      [300, 566, 34, 96],
      [402, 390, -14, 116],
    ]),
    sesame({ radius: 190, count: 34, seed: 11 }),
    flakes({ radius: 220, count: 26, seed: 12 }),
    garnished(
      [
        { x: 620, y: 560, turn: -50, size: 92 },
        { x: 170, y: 370, turn: 80, size: 80 },
      ],
      chilliPod(),
    ),
    at({ x: 606, y: 300, size: 62 }, starAnise()),
  );

const duckClavicle = (): string =>
  picture(
    'oat',
    kraftPaper(),
    heap(clavicle(), [
      [250, 230, -24, 108],
      [560, 230, 26, 108],
      [230, 510, -52, 112],
      [580, 510, 48, 112],
      [404, 560, 8, 112],
      [404, 330, -4, 138],
    ]),
    sesame({ y: 410, radius: 210, count: 30, seed: 21 }),
    garnished(
      [
        { x: 640, y: 330, turn: 40, size: 90 },
        { x: 160, y: 372, turn: -20, size: 84 },
      ],
      chilliPod(),
    ),
    scallions({ y: 430, radius: 190, count: 9, seed: 22 }),
  );

const duckWing = (): string =>
  picture(
    'wheat',
    plate('porcelain'),
    heap(wholeWing(), [
      [430, 250, 6, 112],
      [380, 400, -4, 120],
      [410, 556, 4, 116],
    ]),
    sesame({ radius: 200, count: 36, seed: 31 }),
    at({ x: 606, y: 240, turn: 30, size: 90 }, coriander()),
    garnished([{ x: 200, y: 560, turn: 30, size: 84 }], chilliPod()),
  );

const duckFeet = (): string =>
  picture(
    'blush',
    bowl('lacquer', '#8E2A12'),
    heap(webbedFoot(), [
      [516, 330, -150, 104],
      [276, 408, 32, 112],
      [524, 420, -34, 112],
      [398, 448, 2, 132],
    ]),
    flakes({ radius: 210, count: 34, seed: 41 }),
    sesame({ radius: 190, count: 24, seed: 42 }),
    garnished(
      [
        { x: 230, y: 430, turn: 10, size: 80 },
        { x: 590, y: 420, turn: 70, size: 76 },
      ],
      chilliPod(),
    ),
  );

const duckTongue = (): string =>
  picture(
    'linen',
    plate('slate'),
    repeat(7, (index) => at({ x: 400, y: 700, turn: index * 13 - 39 }, at({ x: 0, y: -390, turn: 180, size: 116 }, tongue()))),
    repeat(4, (index) => at({ x: 400, y: 700, turn: index * 14 - 21 }, at({ x: 0, y: -236, turn: 180, size: 116 }, tongue()))),
    sesame({ radius: 210, count: 30, seed: 51 }),
    flakes({ radius: 120, count: 12, seed: 52 }),
    garnished(
      [
        { x: 330, y: 612, turn: -30, size: 92 },
        { x: 480, y: 616, turn: 30, size: 92 },
        { x: 404, y: 620, turn: 0, size: 104 },
      ],
      coriander(),
    ),
  );

/** A loop of gut laid in waves around the middle of the bowl. */
const wavyLoop = (radius: number, waves: number, start: number): string => {
  const steps = waves * 2;
  const point = (step: number) => polar(start + (step * 360) / steps, radius + (step % 2 === 0 ? 20 : -20));
  const middle = (step: number) => ({
    x: Math.round(400 + (point(step).x + point(step + 1).x) / 2),
    y: Math.round(400 + (point(step).y + point(step + 1).y) / 2),
  });
  const first = middle(0);
  const rest = Array.from(
    { length: steps },
    (_, step) =>
      `Q${Math.round(400 + point(step + 1).x)},${Math.round(400 + point(step + 1).y)} ${middle(step + 1).x},${middle(step + 1).y}`,
  );
  return `M${first.x},${first.y} ${rest.join(' ')}`;
};

const duckIntestine = (): string => {
  const loops = [wavyLoop(232, 13, 0), wavyLoop(190, 11, 20), wavyLoop(148, 9, 50), wavyLoop(106, 7, 10), wavyLoop(62, 5, 30)];
  const across = [
    'M560,250 C480,330 600,420 470,470 C400,500 420,580 330,600',
    'M250,300 C330,330 300,430 390,420 C450,410 440,330 510,300',
  ];
  return picture(
    'sand',
    bowl('porcelain', '#A33A1C'),
    [...loops, ...across].map((d) => strand(d, 'offal', 30) + line(d, '#FFF0E2', 5, 0.6)).join(''),
    strewn({ radius: 200, count: 10, seed: 61 }, chilliRing),
    scallions({ radius: 205, count: 12, seed: 62 }),
    sesame({ radius: 200, count: 26, seed: 63 }),
  );
};

const duckGizzard = (): string =>
  picture(
    'oat',
    plate('porcelain'),
    heap(gizzard(), [
      [260, 300, -20, 108],
      [520, 270, 24, 108],
      [220, 450, 60, 100],
      [590, 430, -50, 102],
      [320, 560, 10, 108],
      [500, 570, -30, 106],
      [400, 410, 6, 128],
    ]),
    sesame({ radius: 200, count: 28, seed: 71 }),
    scallions({ radius: 210, count: 9, seed: 72 }),
    at({ x: 390, y: 220, turn: 12, size: 78 }, chilliPod()),
  );

const duckHeads = (): string =>
  picture(
    'wheat',
    board(),
    heap(duckHead(), [
      [430, 288, -8, 122],
      [330, 500, 4, 132],
    ]),
    at({ x: 600, y: 520, size: 92 }, dip('#A32A14'), strewn({ x: 0, y: 0, radius: 46, count: 9, seed: 81 }, chilliFlake)),
    garnished(
      [
        { x: 200, y: 230, turn: 40, size: 96 },
        { x: 470, y: 620, turn: 14, size: 84 },
      ],
      chilliPod(),
    ),
    at({ x: 640, y: 270, size: 72 }, starAnise()),
  );

const duckLeg = (): string =>
  picture(
    'linen',
    plate('porcelain'),
    garnished(
      [
        { x: 560, y: 260, turn: -40, size: 150 },
        { x: 600, y: 330, turn: 4, size: 140 },
      ],
      bayLeaf(),
    ),
    at({ x: 360, y: 370, turn: 8, size: 178 }, drumstick('braise')),
    sesame({ x: 330, y: 360, radius: 130, count: 26, seed: 91 }),
    at({ x: 250, y: 592, size: 66 }, starAnise()),
    garnished([{ x: 370, y: 610, turn: -12, size: 84 }], chilliPod()),
  );

const wholeDuck = (): string =>
  picture(
    'blush',
    ovalDish('porcelain'),
    garnished(
      [
        { x: 168, y: 480, turn: 60, size: 120 },
        { x: 640, y: 300, turn: -30, size: 120 },
        { x: 230, y: 540, turn: 20, size: 120 },
        { x: 600, y: 560, turn: -16, size: 110 },
      ],
      bayLeaf(),
    ),
    at({ x: 380, y: 424, size: 98 }, lyingDuck()),
    sesame({ x: 360, y: 400, radius: 80, count: 18, seed: 101 }),
  );

const pressedDuck = (): string =>
  picture(
    'sand',
    board(),
    at({ x: 396, y: 400, turn: 5, size: 106 }, flattenedDuck()),
    sesame({ x: 390, y: 400, radius: 150, count: 30, seed: 111 }),
    garnished(
      [
        { x: 170, y: 560, turn: -50, size: 90 },
        { x: 640, y: 420, turn: 70, size: 90 },
      ],
      chilliPod(),
    ),
    at({ x: 172, y: 226, size: 70 }, starAnise()),
  );

export const duckPictures = {
  'duck-neck': duckNeck,
  'duck-clavicle': duckClavicle,
  'duck-wing': duckWing,
  'duck-feet': duckFeet,
  'duck-tongue': duckTongue,
  'duck-intestine': duckIntestine,
  'duck-gizzard': duckGizzard,
  'duck-head': duckHeads,
  'duck-leg': duckLeg,
  'whole-duck': wholeDuck,
  'pressed-duck': pressedDuck,
};
