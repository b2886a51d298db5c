import { bayLeaf, cinnamon, sesame, starAnise } from './garnish.ts';
import { picture } from './ground.ts';
import { garnished, heap } from './heap.ts';
import { tones } from './paint.ts';
import { at, disc, line, type Drawing } from './shape.ts';
import { eggHalf, marbledEgg, quailEgg, speckledEgg } from './vegetable-pieces.ts';
import { bowl, plate } from './vessels.ts';

const pick = (): Drawing =>
  line('M0,40 L0,-150', tones.wood.line, 12) +
  line('M0,40 L0,-150', tones.wood.light, 6) +
  disc({ x: 0, y: -150, rx: 15 }, tones.chilli.base);

const quailEggs = (): string =>
  picture(
    'oat',
    plate('slate'),
    heap(quailEgg(), [
      [250, 280, 30, 104],
      [390, 236, -20, 104],
      [530, 270, 60, 104],
      [210, 420, -40, 104],
      [600, 410, 20, 104],
      [260, 550, 70, 104],
      [540, 560, -30, 104],
      [400, 600, 90, 104],
      [340, 400, 10, 114],
      [480, 410, -16, 114],
      [410, 500, 44, 112],
    ]),
    heap(eggHalf('quail'), [
      [600, 530, 20, 108],
      [330, 300, -30, 108],
    ]),
    heap(speckledEgg(), [[180, 620, 60, 84]]),
    at({ x: 480, y: 380, turn: 24, size: 92 }, pick()),
    sesame({ radius: 200, count: 22, seed: 371 }),
    at({ x: 626, y: 300, size: 60 }, starAnise()),
  );

const braisedEgg = (): string =>
  picture(
    'sand',
    bowl('clay', '#6E3512'),
    heap(marbledEgg(), [
      [300, 310, -24, 104],
      [500, 300, 40, 104],
    ]),
    heap(eggHalf(), [
      [290, 500, -14, 108],
      [510, 510, 16, 108],
    ]),
    at({ x: 400, y: 410, size: 84 }, starAnise()),
    garnished([{ x: 400, y: 610, turn: 8, size: 84 }], bayLeaf()),
    at({ x: 400, y: 206, turn: -8, size: 72 }, cinnamon()),
  );

export const eggPictures = { 'quail-egg': quailEggs, 'braised-egg': braisedEgg };
