import { bayLeaf } from './garnish.ts';
import { picture } from './ground.ts';
import { fill, tones } from './paint.ts';
import { at, body, crease, disc, flat, line, oval, repeat, shadow, type Drawing } from './shape.ts';
import { plate } from './vessels.ts';
import { flattenedDuck } from './whole-birds.ts';

const accent = '#C8411B';

/** The pot with a camphor leaf for a lid's knob, drawn around 0,0 and 320 wide. */
const potMark = (ink: string, paper: string): Drawing =>
  flat(
    'M-128,-18 H128 C136,-18 140,-12 140,-4 V44 C140,104 92,140 30,140 H-30 C-92,140 -140,104 -140,44 V-4 C-140,-12 -136,-18 -128,-18 Z',
    ink,
  ) +
  line('M-148,36 H-168 M148,36 H168', ink, 30) +
  flat('M-118,-40 C-104,-84 -60,-104 0,-104 C60,-104 104,-84 118,-40 Z', ink) +
  at({ x: 4, y: -92, turn: 22 }, flat('M0,4 C-62,-24 -62,-88 0,-130 C62,-88 62,-24 0,4 Z', ink), line('M0,-2 V-84', paper, 11)) +
  line('M-74,24 C-70,66 -44,92 -8,98', paper, 17);

/** The chain's mark, 512 × 512: for the phone, the desk and a browser's tab. */
export const logo = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512"><rect width="512" height="512" rx="116" fill="${accent}"/>${at({ x: 256, y: 278, size: 112 }, potMark('#FFF7EA', accent))}</svg>`;

const lantern = (): Drawing =>
  line('M0,-70 V-40 M0,44 V84', tones.gold.line, 6) +
  oval({ rx: 46, ry: 42 }, 'chilli', 5) +
  crease('M-20,-36 Q-34,0 -20,36 M0,-40 V40 M20,-36 Q34,0 20,36', 'chilli', 4, 0.4) +
  body('M-22,-48 H22 V-36 H-22 Z', 'gold', 4) +
  body('M-22,36 H22 V48 H-22 Z', 'gold', 4);

const awning = (): Drawing =>
  repeat(
    9,
    (index) =>
      `<path d="M${98 + index * 68},262 L${86 + index * 70},372 A35,32 0 0 0 ${156 + index * 70},372 L${166 + index * 68},262 Z" fill="${index % 2 ? '#FFF3E2' : accent}" stroke="#8A2A10" stroke-width="5" stroke-linejoin="round"/>`,
  );

const trays = (): Drawing =>
  repeat(4, (index) =>
    at(
      { x: 176 + index * 92, y: 596 },
      `<rect x="-42" y="-12" width="84" height="34" rx="6" fill="${tones.glass.dark}" stroke="${tones.glass.line}" stroke-width="4"/>`,
      repeat(3, (heap) =>
        oval({ x: heap * 24 - 24, y: -14, rx: 19, ry: 14 }, (['braise', 'caramel', 'lotus', 'rust'] as const)[index] ?? 'braise', 4),
      ),
    ),
  );

/** A shop of the chain from the street, 800 × 800. */
export const storeFront = (): string =>
  picture(
    'wheat',
    flat('M0,704 H800 V800 H0 Z', '#D9C5A8'),
    shadow({ x: 400, y: 712, rx: 360, ry: 20 }, 0.2),
    `<rect x="86" y="120" width="628" height="592" rx="10" fill="#F3E3CB" stroke="#8B5F32" stroke-width="7"/>`,
    `<rect x="62" y="104" width="676" height="168" rx="16" fill="${fill('lacquer')}" stroke="${tones.lacquer.line}" stroke-width="7"/>`,
    `<rect x="80" y="120" width="640" height="136" rx="10" fill="none" stroke="${tones.gold.base}" stroke-width="5"/>`,
    at({ x: 400, y: 196, size: 36 }, potMark('#FFF3E2', tones.lacquer.base)),
    at({ x: 232, y: 190, size: 92 }, bayLeaf()),
    at({ x: 568, y: 190, size: 92, flip: true }, bayLeaf()),
    `<rect x="122" y="390" width="372" height="250" rx="8" fill="#FFF6DF" stroke="#6B4423" stroke-width="8"/>`,
    line('M136,430 H480', '#8B5F32', 7),
    repeat(4, (index) =>
      at({ x: 186 + index * 84, y: 494, turn: index % 2 ? 3 : -3, size: 26 }, line('M0,-250 V-170', '#6B4423', 16), flattenedDuck()),
    ),
    trays(),
    `<rect x="122" y="390" width="372" height="250" rx="8" fill="#FFFFFF" opacity=".14"/>`,
    line('M150,470 L230,404 M150,520 L290,404', '#FFFFFF', 10, 0.6),
    `<rect x="110" y="632" width="396" height="74" rx="6" fill="${tones.wood.base}" stroke="#6B4423" stroke-width="6"/>`,
    crease('M204,636 V704 M304,636 V704 M404,636 V704', 'wood', 4, 0.5),
    `<rect x="536" y="390" width="140" height="318" rx="8" fill="#8A4A24" stroke="#4F2812" stroke-width="7"/>`,
    `<rect x="554" y="410" width="104" height="168" rx="6" fill="#FFE9B8" stroke="#4F2812" stroke-width="5"/>`,
    line('M606,410 V578', '#4F2812', 5),
    disc({ x: 648, y: 616, rx: 9 }, tones.gold.base),
    awning(),
    at({ x: 516, y: 452, size: 72 }, lantern()),
    at({ x: 700, y: 452, size: 72 }, lantern()),
    at({ x: 726, y: 650, turn: -70, size: 80 }, bayLeaf()),
    at({ x: 748, y: 660, turn: -40, size: 72 }, bayLeaf()),
    at({ x: 704, y: 660, turn: -110, size: 72 }, bayLeaf()),
    body('M690,664 H766 L756,736 H700 Z', 'clay', 6),
  );

/** Nothing here yet, 800 × 800: a clean plate, chopsticks, one leaf. */
export const emptyState = (): string =>
  picture(
    'linen',
    at({ x: 0, y: 0 }, `<g transform="translate(400 410) scale(.82) translate(-400 -400)">${plate('porcelain')}</g>`),
    at({ x: 400, y: 418, turn: -18, size: 130 }, bayLeaf()),
    ...[0, 1].map((index) =>
      at(
        { x: 690 + index * 34, y: 400, turn: 6 + index * 3 },
        body('M-9,-290 H9 L5,270 Q0,280 -5,270 Z', 'wood', 5),
        body('M-9,-290 H9 L8,-200 H-8 Z', 'lacquer', 4),
      ),
    ),
  );
