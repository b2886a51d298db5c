import { lemonSlice } from './garnish.ts';
import { picture } from './ground.ts';
import { fill, tones } from './paint.ts';
import { at, body, crease, disc, flat, gloss, line, oval, repeat, ring, shadow, type Drawing } from './shape.ts';

/** Drinks stand on a table whose edge is the only line behind them. */
const table = (colour: string): Drawing => flat('M0,600 H800 V800 H0 Z', colour, 0.55);

const iceCube = (): Drawing =>
  `<rect x="-34" y="-34" width="68" height="68" rx="14" fill="#FFFFFF" opacity=".42" stroke="#FFFFFF" stroke-width="5" stroke-opacity=".8"/>` +
  line('M-18,-16 L-2,-18', '#FFFFFF', 7, 0.9);

const smokedPlum = (): Drawing =>
  oval({ rx: 62, ry: 56 }, 'plum') +
  crease('M-6,-52 C-26,-20 -20,30 4,52', 'plum', 5, 0.6) +
  gloss('M-40,-18 C-34,-34 -24,-40 -12,-42', 'plum', 9) +
  line('M2,-52 Q8,-72 22,-78', '#5E4A2A', 8);

const plumDrink = (): string =>
  picture(
    'blush',
    table('#EBD6C4'),
    shadow({ x: 400, y: 716, rx: 170, ry: 24 }, 0.22),
    `<path d="M352,96 H448 V190 C448,236 528,262 534,330 V662 Q534,708 488,708 H312 Q266,708 266,662 V330 C272,262 352,236 352,190 Z" fill="#6E1F24" stroke="#3E0E12" stroke-width="7"/>`,
    flat('M276,360 H524 V660 Q524,698 488,698 H312 Q276,698 276,660 Z', '#8A2A2E'),
    flat('M276,360 H330 V698 H312 Q276,698 276,660 Z', '#A8434A', 0.6),
    body('M340,64 H460 Q470,64 470,76 V122 Q470,134 460,134 H340 Q330,134 330,122 V76 Q330,64 340,64 Z', 'gold', 6),
    crease('M352,74 V124 M376,74 V124 M400,74 V124 M424,74 V124 M448,74 V124', 'gold', 4, 0.5),
    `<rect x="266" y="398" width="268" height="210" fill="#FBF1DF" stroke="#3E0E12" stroke-width="5"/>`,
    line('M266,418 H534 M266,588 H534', tones.lacquer.base, 8),
    at({ x: 368, y: 508, size: 92 }, smokedPlum()),
    at({ x: 452, y: 516, turn: 24, size: 74 }, smokedPlum()),
    at(
      { x: 398, y: 440, turn: -24, size: 58 },
      body('M-60,0 C-30,-34 30,-34 62,0 C30,34 -30,34 -60,0 Z', 'leaf', 6),
      crease('M-56,0 L56,0', 'leaf', 5),
    ),
    line('M296,350 C304,300 346,282 366,250 M296,380 V560', '#FFFFFF', 14, 0.5),
    repeat(5, (index) => disc({ x: 300 + ((index * 67) % 210), y: 628 + ((index * 29) % 50), rx: 5 + (index % 3) * 2 }, '#FFFFFF', 0.35)),
    at({ x: 168, y: 664, turn: -10 }, smokedPlum()),
    at({ x: 628, y: 678, turn: 20, size: 92 }, smokedPlum()),
    at({ x: 686, y: 642, turn: -8, size: 78 }, smokedPlum()),
  );

const soyBean = (): Drawing =>
  oval({ rx: 30, ry: 25 }, 'beanCurd', 5) +
  crease('M-4,-14 Q4,0 -4,14', 'beanCurd', 4, 0.5) +
  gloss('M-18,-8 Q-10,-16 0,-16', 'beanCurd', 6);

const soyMilk = (): string =>
  picture(
    'sage',
    table('#DFDCC2'),
    shadow({ x: 406, y: 712, rx: 186, ry: 26 }, 0.2),
    `<path d="M232,190 L268,680 Q272,708 300,708 H500 Q528,708 532,680 L568,190 Z" fill="#FFFFFF" opacity=".75" stroke="${tones.glass.line}" stroke-width="7"/>`,
    `<path d="M246,264 L276,672 Q280,694 304,694 H496 Q520,694 524,672 L554,264 Z" fill="${fill('cream')}"/>`,
    oval({ x: 400, y: 262, rx: 155, ry: 34 }, 'cream', 4),
    ring({ x: 392, y: 260, rx: 70, ry: 13 }, '#FFFFFF', 8, 0.9),
    ring({ x: 400, y: 190, rx: 168, ry: 38 }, tones.glass.line, 6),
    line('M280,300 L306,620', '#FFFFFF', 20, 0.85),
    line('M510,320 L496,560', tones.cream.dark, 14, 0.4),
    at(
      { x: 400, y: 470, size: 128 },
      oval({ rx: 78, ry: 62 }, 'leaf', 0),
      flat('M-78,0 A78,62 0 0 0 78,0 Z', '#FFFFFF', 0.18),
      at({ x: -26, y: -6, turn: -20 }, soyBean()),
      at({ x: 28, y: 10, turn: 30 }, soyBean()),
    ),
    line('M470,236 L560,54', tones.lacquer.line, 30),
    line('M470,236 L560,54', tones.lacquer.base, 20),
    line('M476,212 L556,52', '#FFD9C9', 5, 0.7),
    [
      [170, 668, 0],
      [222, 690, 50],
      [190, 632, 100],
      [620, 676, 20],
      [660, 690, 80],
      [640, 640, 140],
    ]
      .map(([x = 0, y = 0, turn = 0]) => at({ x, y, turn, size: 118 }, soyBean()))
      .join(''),
  );

const chrysanthemum = (): Drawing =>
  repeat(12, (index) =>
    at(
      { x: 0, y: 0, turn: index * 30 },
      `<path d="M0,-16 C13,-30 13,-56 0,-66 C-13,-56 -13,-30 0,-16 Z" fill="#FFF7DC" stroke="#D9B75A" stroke-width="3"/>`,
    ),
  ) + oval({ rx: 19 }, 'yolk', 4);

const herbalTea = (): string =>
  picture(
    'oat',
    table('#E6D3B8'),
    shadow({ x: 406, y: 716, rx: 178, ry: 26 }, 0.22),
    body(
      'M256,150 C256,124 280,116 300,108 H500 C520,116 544,124 544,150 V664 C544,690 520,700 500,710 H300 C280,700 256,690 256,664 Z',
      'lacquer',
      7,
    ),
    flat('M262,176 H538 V640 H262 Z', '#2F6B3F'),
    flat('M262,176 H320 V640 H262 Z', '#4F8F58', 0.55),
    flat('M490,176 H538 V640 H490 Z', '#1D4A2A', 0.5),
    line('M258,176 H542 M258,640 H542', tones.gold.base, 12),
    oval({ x: 400, y: 122, rx: 128, ry: 26 }, 'glass', 6),
    ring({ x: 400, y: 122, rx: 104, ry: 18 }, tones.glass.line, 4),
    oval({ x: 404, y: 118, rx: 34, ry: 9 }, 'glass', 5),
    disc({ x: 400, y: 404, rx: 122 }, '#FBF1DC'),
    ring({ x: 400, y: 404, rx: 122 }, tones.gold.base, 8),
    repeat(2, (index) =>
      at(
        { x: 400 + (index ? 54 : -54), y: 452, turn: index ? -36 : 216, size: 78 },
        body('M-60,0 C-30,-34 30,-34 62,0 C30,34 -30,34 -60,0 Z', 'leaf', 6),
        crease('M-56,0 L56,0', 'leaf', 5),
      ),
    ),
    at({ x: 400, y: 390, size: 112 }, chrysanthemum()),
    line('M284,210 V610', '#FFFFFF', 16, 0.4),
    at({ x: 158, y: 662, turn: 10, size: 96 }, chrysanthemum()),
    at({ x: 650, y: 672, turn: 30, size: 88 }, chrysanthemum()),
    at(
      { x: 600, y: 700, turn: -20, size: 84 },
      body('M-60,0 C-30,-34 30,-34 62,0 C30,34 -30,34 -60,0 Z', 'leaf', 6),
      crease('M-56,0 L56,0', 'leaf', 5),
    ),
  );

const osmanthus = (): Drawing =>
  repeat(4, (index) => at({ x: 0, y: 0, turn: index * 90 }, body('M0,0 C14,-8 14,-26 0,-30 C-14,-26 -14,-8 0,0 Z', 'yolk', 3))) +
  disc({ rx: 5 }, '#A05C10');

const riceWine = (): string =>
  picture(
    'sand',
    table('#E3CFAF'),
    shadow({ x: 350, y: 712, rx: 176, ry: 26 }, 0.22),
    body(
      'M292,150 H388 V236 C388,268 498,300 506,404 V640 Q506,706 440,706 H240 Q174,706 174,640 V404 C182,300 292,268 292,236 Z',
      'porcelain',
      7,
    ),
    `<path d="M184,440 C260,470 420,470 496,440 V640 Q496,696 440,696 H240 Q184,696 184,640 Z" fill="#3F6F9A" opacity=".16"/>`,
    line('M180,430 C260,462 420,462 500,430 M178,664 C260,690 420,690 502,664', '#4F7FA8', 8, 0.8),
    body('M282,104 C282,84 398,84 398,104 L410,182 C380,196 300,196 270,182 Z', 'lacquer', 6),
    line('M272,180 C300,206 380,206 408,180', tones.gold.base, 11),
    body('M330,196 L318,262 L338,248 L352,264 L350,196 Z', 'gold', 4),
    line('M300,620 C310,560 330,520 360,490 M330,550 C310,536 296,534 280,540 M346,514 C366,516 380,526 388,544', '#6A4A20', 7),
    [
      [360, 484, 108],
      [284, 538, 96],
      [392, 548, 96],
      [326, 584, 88],
      [300, 626, 80],
      [410, 498, 74],
      [330, 500, 80],
    ]
      .map(([x = 0, y = 0, size = 100]) => at({ x, y, turn: x, size }, osmanthus()))
      .join(''),
    line('M206,430 C212,380 250,344 290,318', '#FFFFFF', 14, 0.95),
    shadow({ x: 618, y: 712, rx: 104, ry: 18 }, 0.2),
    body('M520,560 C524,650 556,706 590,706 H642 C676,706 708,650 712,560 Z', 'porcelain', 6),
    line('M530,612 C580,628 652,628 702,612', '#4F7FA8', 7, 0.8),
    oval({ x: 616, y: 560, rx: 96, ry: 30 }, 'porcelain', 6),
    disc({ x: 616, y: 562, rx: 82, ry: 22 }, '#FFF3CF'),
    [
      [590, 560],
      [640, 566],
      [616, 554],
    ]
      .map(([x = 0, y = 0]) => at({ x, y, turn: x, size: 46 }, osmanthus()))
      .join(''),
    [
      [120, 690],
      [560, 742],
      [80, 728],
      [700, 748],
    ]
      .map(([x = 0, y = 0]) => at({ x, y, turn: x * 3, size: 84 }, osmanthus()))
      .join(''),
  );

const lemonTea = (): string => {
  const slice = (x: number, y: number, turn: number, size: number): Drawing => at({ x, y, turn, size }, lemonSlice());
  return picture(
    'linen',
    table('#E8DCCB'),
    shadow({ x: 406, y: 724, rx: 176, ry: 26 }, 0.2),
    `<path d="M240,170 L278,686 Q282,716 312,716 H488 Q518,716 522,686 L560,170 Z" fill="#FFFFFF" opacity=".7"/>`,
    `<path d="M252,262 L284,680 Q288,706 314,706 H486 Q512,706 516,680 L548,262 Z" fill="${fill('amber')}"/>`,
    flat('M262,380 L284,680 Q288,706 314,706 H486 Q512,706 516,680 L538,380 C460,420 340,350 262,380 Z', '#B5541A', 0.35),
    slice(330, 350, 10, 92),
    slice(474, 440, 40, 98),
    slice(350, 560, -20, 100),
    slice(470, 620, 24, 84),
    at({ x: 470, y: 320, turn: 18 }, iceCube()),
    at({ x: 360, y: 452, turn: -14 }, iceCube()),
    at({ x: 456, y: 540, turn: 34, size: 90 }, iceCube()),
    at({ x: 320, y: 656, turn: 10, size: 84 }, iceCube()),
    at({ x: 400, y: 270, turn: 10, size: 84 }, iceCube()),
    at({ x: 318, y: 272, turn: -20, size: 74 }, iceCube()),
    `<path d="M240,170 L278,686 Q282,716 312,716 H488 Q518,716 522,686 L560,170" fill="none" stroke="${tones.glass.line}" stroke-width="7"/>`,
    line('M276,250 L304,640', '#FFFFFF', 16, 0.55),
    line('M440,250 L500,30', tones.leaf.line, 30),
    line('M440,250 L500,30', tones.leaf.base, 20),
    line('M446,220 L496,36', '#E6F5BC', 5, 0.8),
    at({ x: 556, y: 176, turn: 16, size: 108 }, lemonSlice()),
    body('M226,156 H574 Q588,156 588,170 V182 Q588,196 574,196 H226 Q212,196 212,182 V170 Q212,156 226,156 Z', 'porcelain', 6),
    repeat(3, (index) =>
      at(
        { x: 350 + index * 26, y: 150 - (index % 2) * 14, turn: -50 + index * 46, size: 76 },
        body('M0,24 C-22,6 -22,-30 0,-46 C22,-30 22,6 0,24 Z', 'leaf', 5),
        crease('M0,20 L0,-34', 'leaf', 4),
      ),
    ),
    at({ x: 160, y: 690, turn: 20, size: 112 }, lemonSlice()),
    at(
      { x: 650, y: 706, size: 100 },
      oval({ rx: 66, ry: 50 }, 'lemon'),
      body('M58,-14 Q86,-8 82,6 Q76,18 56,16 Z', 'lemon', 5),
      gloss('M-40,-16 Q-24,-36 4,-36', 'lemon', 9),
    ),
  );
};

export const drinkPictures = {
  'plum-drink': plumDrink,
  'soy-milk': soyMilk,
  'herbal-tea': herbalTea,
  'rice-wine': riceWine,
  'lemon-tea': lemonTea,
};
