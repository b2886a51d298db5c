import { chilliPod, chilliRing, coriander, flakes, scallions, sesame, starAnise, strewn } from './garnish.ts';
import { picture } from './ground.ts';
import { garnished, heap } from './heap.ts';
import { at } from './shape.ts';
import { curdStick, knot, tofuSquare } from './vegetable-pieces.ts';
import { board, bowl } from './vessels.ts';

const beanCurdStick = (): string =>
  picture(
    'oat',
    bowl('clay', '#8A4A1E'),
    heap(curdStick(), [
      [280, 260, -24, 100],
      [510, 250, 16, 100],
      [230, 420, 68, 100],
      [580, 420, -64, 100],
      [330, 570, 10, 104],
      [520, 560, -24, 100],
      [400, 360, -10, 118],
      [410, 476, 14, 118],
    ]),
    strewn({ radius: 200, count: 10, seed: 311 }, chilliRing),
    sesame({ radius: 200, count: 26, seed: 312 }),
    garnished([{ x: 400, y: 440, turn: 10, size: 84 }], coriander()),
  );

const driedTofu = (): string =>
  picture(
    'wheat',
    board(),
    heap(tofuSquare(), [
      [250, 250, -6, 104],
      [470, 246, 5, 104],
      [600, 420, 8, 100],
      [250, 460, -4, 104],
      [350, 590, 3, 92],
      [440, 420, -2, 114],
    ]),
    garnished(
      [
        { x: 160, y: 360, turn: 30, size: 76 },
        { x: 560, y: 610, turn: -12, size: 90 },
      ],
      chilliPod(),
    ),
    scallions({ y: 400, radius: 210, count: 12, seed: 331 }),
    sesame({ y: 400, radius: 210, count: 30, seed: 332 }),
    at({ x: 640, y: 240, size: 64 }, starAnise()),
  );

const tofuSheet = (): string =>
  picture(
    'sage',
    bowl('night', '#7A3A16'),
    heap(knot('potato'), [
      [280, 280, 50, 98],
      [520, 280, 0, 98],
      [230, 430, -20, 98],
      [570, 440, 70, 98],
      [320, 570, 20, 98],
      [500, 570, -40, 98],
      [400, 410, 84, 122],
    ]),
    flakes({ radius: 210, count: 30, seed: 341 }),
    scallions({ radius: 210, count: 13, seed: 342 }),
    garnished([{ x: 400, y: 540, turn: 10, size: 72 }], chilliPod()),
  );

export const beanCurdPictures = { 'bean-curd-stick': beanCurdStick, 'dried-tofu': driedTofu, 'tofu-sheet': tofuSheet };
