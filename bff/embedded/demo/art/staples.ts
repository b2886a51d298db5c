import { chilliRing, coriander, flakes, peanutHalf, scallions, sesame, steam, strewn } from './garnish.ts';
import { picture } from './ground.ts';
import { heap } from './heap.ts';
import { beefSlice } from './meat-pieces.ts';
import { tones } from './paint.ts';
import { at, body, crease, disc, flat, gloss, line, oval, repeat, shadow, strand, type Drawing } from './shape.ts';
import { eggHalf } from './vegetable-pieces.ts';
import { bowl, kraftPaper, plate } from './vessels.ts';

/** A tangle of round noodles over a circle. */
const noodles = (tone: 'cream' | 'pale', width: number, radius: number): Drawing =>
  repeat(15, (index) => {
    const y = 400 - radius + ((index + 0.6) * 2 * radius) / 15.6;
    const half = Math.round(Math.sqrt(Math.max(0, radius ** 2 - (y - 400) ** 2)));
    const sway = index % 2 === 0 ? 40 : -36;
    const level = Math.round(y);
    return strand(
      `M${400 - half},${level} C${400 - half / 2},${level + sway} ${400 - half / 5},${level - sway} 400,${level} S${400 + half / 2},${level + sway} ${400 + half},${level - 6}`,
      tone,
      width,
    );
  });

const mixedNoodles = (): string =>
  picture(
    'oat',
    bowl('lacquer', '#A8330F'),
    noodles('cream', 24, 250),
    at({ x: 0, y: 0 }, `<g transform="rotate(64 400 400)">${noodles('cream', 24, 205)}</g>`),
    strand('M230,300 C330,220 420,330 520,260 C600,240 600,420 500,460 C400,500 300,440 250,520', 'cream', 26),
    flat('M300,330 C340,280 440,280 490,330 C540,380 520,470 450,500 C380,520 300,490 280,430 C274,390 280,350 300,330 Z', '#C4321A', 0.88),
    gloss('M312,350 C340,312 400,300 440,312', 'chilli', 9, 0.6),
    strewn({ x: 400, y: 400, radius: 150, count: 16, seed: 501 }, peanutHalf),
    repeat(10, (index) =>
      at(
        { x: 270 + ((index * 83) % 260), y: 290 + ((index * 57) % 230), turn: index * 40 },
        body('M-26,-8 L26,-8 L26,8 L-26,8 Z', 'bamboo', 4),
      ),
    ),
    scallions({ radius: 190, count: 18, seed: 502 }),
    sesame({ radius: 190, count: 40, seed: 503 }),
    at({ x: 400, y: 390, turn: -10, size: 96 }, coriander()),
  );

const riceGrain = (): Drawing => `<path d="M-11,0 Q0,-8 11,0 Q0,8 -11,0 Z" fill="#FFFFFF" stroke="#CDB68C" stroke-width="2.5"/>`;

const riceBowl = (): string =>
  picture(
    'linen',
    bowl('clay', '#F6ECD9'),
    strewn({ radius: 262, count: 210, seed: 511 }, riceGrain),
    flat('M420,420 C520,380 620,420 630,500 C600,600 480,640 400,600 C360,540 370,460 420,420 Z', '#7A3414', 0.28),
    repeat(5, (index) => at({ x: 420 + index * 40, y: 512 + Math.abs(index - 2) * -10, turn: index * 9 - 6, size: 98 }, beefSlice())),
    repeat(4, (index) =>
      at(
        { x: 240 + index * 26, y: 500 + index * 18, turn: -50 + index * 14, size: 118 },
        body('M-50,34 C-60,-10 -30,-60 6,-74 C40,-56 56,-10 46,34 C30,20 16,28 0,18 C-16,28 -34,20 -50,34 Z', 'leaf', 5),
        line('M-4,70 L0,-44', '#EAF3C8', 12),
        crease('M0,0 L26,-24 M0,-10 L-24,-30', 'leaf', 4, 0.5),
      ),
    ),
    at({ x: 300, y: 300, turn: -16, size: 92 }, eggHalf()),
    at({ x: 490, y: 280, turn: 20, size: 92 }, eggHalf()),
    scallions({ x: 420, y: 420, radius: 90, count: 8, seed: 512 }),
    sesame({ radius: 190, count: 30, seed: 513 }),
  );

const jarSoup = (): string =>
  picture(
    'sand',
    shadow({ x: 412, y: 712, rx: 216, ry: 30 }, 0.2),
    at({ x: 400, y: 196 }, steam()),
    body(
      'M236,300 C160,340 132,430 142,512 C154,620 216,690 300,704 L500,704 C584,690 646,620 658,512 C668,430 640,340 564,300 Z',
      'clay',
      7,
    ),
    body('M136,420 C96,418 84,470 104,506 C118,526 140,524 146,512 Z', 'clay'),
    body('M664,420 C704,418 716,470 696,506 C682,526 660,524 654,512 Z', 'clay'),
    line('M152,470 C280,506 520,506 650,470', tones.clay.dark, 9, 0.7),
    line('M158,500 C280,536 520,536 644,500', tones.clay.light, 5, 0.5),
    repeat(9, (index) => disc({ x: 220 + index * 45, y: 590 + [0, 12, 20, 24, 26, 24, 20, 12, 0][index]!, rx: 11 }, tones.clay.light, 0.4)),
    oval({ x: 400, y: 298, rx: 190, ry: 72 }, 'clay', 7),
    disc({ x: 400, y: 304, rx: 164, ry: 56 }, '#E9C27C'),
    disc({ x: 400, y: 310, rx: 158, ry: 49 }, '#F3D797'),
    body('M300,300 C300,270 350,258 400,260 C452,258 500,272 500,300 C500,324 452,336 400,336 C350,336 300,326 300,300 Z', 'lotus', 6),
    crease('M330,296 Q360,282 390,290 M420,310 Q450,318 476,300 M350,318 Q380,326 400,318', 'lotus', 5, 0.45),
    repeat(6, (index) =>
      at(
        { x: 300 + index * 40, y: index % 2 ? 334 : 276, size: 78 },
        oval({ rx: 17, ry: 9 }, 'scallion', 4),
        disc({ rx: 8, ry: 4 }, '#F3FADB'),
      ),
    ),
    gloss('M190,400 C168,470 180,560 226,620', 'clay', 16, 0.5),
    line('M250,300 A160,58 0 0 1 330,256', '#FFF8E4', 8, 0.8),
  );

const coldSkin = (): string =>
  picture(
    'sage',
    plate('porcelain'),
    disc({ x: 400, y: 404, rx: 240 }, '#E58A48'),
    repeat(9, (index) => {
      const d = `M${210 + (index % 3) * 16},${262 + index * 34} C${300},${200 + index * 38} ${420},${320 + index * 26} ${590 - (index % 2) * 24},${258 + index * 34}`;
      return line(d, '#C9B183', 47) + line(d, '#F8EFDA', 38) + line(d, '#FFFFFF', 10, 0.8);
    }),
    flat('M290,330 C350,270 460,290 500,350 C540,420 500,480 430,470 C350,480 270,420 290,330 Z', '#D8481F', 0.62),
    repeat(13, (index) =>
      at(
        { x: 300 + ((index * 61) % 210), y: 310 + ((index * 47) % 190), turn: index * 37 },
        body('M-58,-6 L58,-9 L58,7 L-58,9 Z', 'scallion', 4),
        line('M-50,0 L50,-1', '#F3FADB', 6),
      ),
    ),
    heap(
      body('M-26,-28 L24,-30 L30,24 L-24,28 Z', 'tofu', 5) +
        repeat(5, (index) => disc({ x: -12 + ((index * 17) % 30), y: -14 + ((index * 13) % 32), rx: 4 }, tones.tofu.line, 0.6)),
      [
        [290, 480, 20],
        [360, 540, -10],
        [470, 540, 30],
        [530, 470, 8],
        [260, 400, 40],
        [420, 260, 12],
      ],
    ),
    strewn({ radius: 150, count: 7, seed: 521 }, chilliRing),
    flakes({ radius: 160, count: 26, seed: 522 }),
    sesame({ radius: 190, count: 40, seed: 523 }),
    at({ x: 410, y: 390, turn: 10, size: 92 }, coriander()),
  );

const meatBun = (): string =>
  picture(
    'wheat',
    kraftPaper(),
    shadow({ x: 410, y: 610, rx: 270, ry: 40 }, 0.22),
    body('M142,470 C150,560 250,614 400,614 C550,614 650,560 658,470 C560,500 240,500 142,470 Z', 'potato', 7),
    flat('M180,540 C240,596 330,606 400,606 C470,606 560,596 620,540 C560,590 240,590 180,540 Z', tones.caramel.base, 0.6),
    repeat(5, (index) =>
      at(
        { x: 220 + index * 90, y: 470 + (index % 2) * 14, turn: index * 30, size: 112 },
        body('M-62,10 C-66,-22 -34,-36 -12,-26 C8,-44 44,-34 60,-8 C68,18 44,34 20,28 C0,42 -46,40 -62,10 Z', 'leaf', 5),
      ),
    ),
    repeat(11, (index) =>
      at(
        { x: 176 + index * 45, y: 440 + [18, -4, 10, -10, 12, -8, 8, -6, 10, 0, 16][index]!, turn: index * 47, size: 104 },
        body('M-40,-26 C-10,-42 34,-30 42,-4 C44,24 10,38 -18,30 C-46,24 -50,-6 -40,-26 Z', index % 3 === 1 ? 'caramel' : 'braise', 5),
        gloss('M-26,-14 Q0,-26 20,-16', 'braise', 7),
      ),
    ),
    repeat(6, (index) =>
      at(
        { x: 210 + index * 76, y: 426 + (index % 2) * 26, turn: index * 50, size: 90 },
        oval({ rx: 17, ry: 13 }, 'scallion', 4),
        disc({ rx: 7, ry: 5 }, '#F3FADB'),
      ),
    ),
    body('M136,420 C120,280 240,190 400,190 C560,190 680,280 664,420 C600,452 480,404 400,428 C310,404 200,456 136,420 Z', 'potato', 7),
    line('M220,330 C260,270 330,246 400,246 C470,246 540,270 580,330', tones.tofu.base, 16, 0.55),
    line('M270,370 C300,326 350,308 400,308 C450,308 500,326 530,370', tones.tofu.base, 14, 0.5),
    disc({ x: 400, y: 356, rx: 36, ry: 20 }, tones.tofu.base, 0.5),
    gloss('M182,330 C204,268 256,232 312,220', 'potato', 15, 0.9),
  );

export const staplePictures = {
  'mixed-noodles': mixedNoodles,
  'rice-bowl': riceBowl,
  'jar-soup': jarSoup,
  'cold-skin': coldSkin,
  'meat-bun': meatBun,
};
