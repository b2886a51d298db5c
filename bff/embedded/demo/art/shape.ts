import { fill, tones, type ToneName } from './paint.ts';

/** The drawings are strings of SVG elements; each food is drawn around 0,0 and then put in its place. */
export type Drawing = string;

export type Pose = { readonly x: number; readonly y: number; readonly turn?: number; readonly size?: number; readonly flip?: boolean };

/** Puts a drawing somewhere: `turn` in degrees, `size` in hundredths, `flip` mirrors it first. */
export const at = ({ x, y, turn = 0, size = 100, flip = false }: Pose, ...drawings: Drawing[]): Drawing => {
  const scaling = size === 100 && !flip ? '' : ` scale(${flip ? -size / 100 : size / 100} ${size / 100})`;
  return `<g transform="translate(${x} ${y})${turn === 0 ? '' : ` rotate(${turn})`}${scaling}">${drawings.join('')}</g>`;
};

/** A solid piece of food: body and line of one tone. */
export const body = (d: string, tone: ToneName, lineWidth = 6): Drawing =>
  `<path d="${d}" fill="${fill(tone)}" stroke="${tones[tone].line}" stroke-width="${lineWidth}" stroke-linejoin="round"/>`;

/** A long piece drawn along a line: its edge, its body, and a lighter back along it. */
export const strand = (d: string, tone: ToneName, width: number): Drawing => {
  const { line: edge, base, light } = tones[tone];
  const along = (colour: string, strokeWidth: number, opacity = 1) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`;
  return along(edge, width + 11) + along(base, width) + along(light, Math.max(3, width * 0.42), 0.75);
};

/** The wet shine of a glaze. */
export const gloss = (d: string, tone: ToneName, width = 9, opacity = 0.75): Drawing =>
  `<path d="${d}" fill="none" stroke="${tones[tone].gloss}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`;

/** A crease, a fold, a grain. */
export const crease = (d: string, tone: ToneName, width = 5, opacity = 0.55): Drawing =>
  `<path d="${d}" fill="none" stroke="${tones[tone].line}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`;

export const flat = (d: string, colour: string, opacity = 1): Drawing =>
  `<path d="${d}" fill="${colour}"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`;

export const line = (d: string, colour: string, width: number, opacity = 1): Drawing =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`;

type Oval = { readonly x?: number; readonly y?: number; readonly rx: number; readonly ry?: number; readonly turn?: number };

const ovalOf = ({ x = 0, y = 0, rx, ry = rx, turn = 0 }: Oval, paint: string): Drawing =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"${turn === 0 ? '' : ` transform="rotate(${turn} ${x} ${y})"`} ${paint}/>`;

export const oval = (shape: Oval, tone: ToneName, lineWidth = 6): Drawing =>
  ovalOf(shape, `fill="${fill(tone)}" stroke="${tones[tone].line}" stroke-width="${lineWidth}"`);

export const disc = (shape: Oval, colour: string, opacity = 1): Drawing =>
  ovalOf(shape, `fill="${colour}"${opacity === 1 ? '' : ` opacity="${opacity}"`}`);

export const ring = (shape: Oval, colour: string, width: number, opacity = 1): Drawing =>
  ovalOf(shape, `fill="none" stroke="${colour}" stroke-width="${width}"${opacity === 1 ? '' : ` opacity="${opacity}"`}`);

/** A soft shadow on what lies beneath. */
export const shadow = (shape: Oval, opacity = 0.16): Drawing => disc(shape, '#5A2E12', opacity);

/** Two decimals are more than 800 pixels show. */
const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The point at `degrees` (clockwise from the right) and `distance` from 0,0. */
export const polar = (degrees: number, distance: number): { x: number; y: number } => ({
  x: rounded(Math.cos((degrees * Math.PI) / 180) * distance),
  y: rounded(Math.sin((degrees * Math.PI) / 180) * distance),
});

/** `count` drawings side by side, numbered from 0. */
export const repeat = (count: number, draw: (index: number) => Drawing): Drawing =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');
