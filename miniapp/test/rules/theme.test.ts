import { readFileSync } from 'node:fs';
import test from 'ava';
import { colours, motionMs, radius, shadow, sheetRadius, typeface } from '@mendian/shared/theme/tokens.ts';

const css = readFileSync(new URL('../../../shared/src/theme/tokens.css', import.meta.url), 'utf8');
const properties = new Map([...css.matchAll(/--([a-z-]+): ([^;]+);/g)].map((match) => [match[1]!, match[2]!]));
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test('the tokens are the same for code and for style sheets', (t) => {
  const wanted = {
    ...Object.fromEntries(Object.entries(colours).map(([name, value]) => [kebab(name), value.toLowerCase()])),
    ...{ typeface, shadow, radius: `${radius}px`, 'sheet-radius': `${sheetRadius}px`, motion: `${motionMs}ms` },
  };
  t.deepEqual(Object.fromEntries(properties), wanted);
});

test('words on their grounds have a contrast of 4.5 to 1 and more', (t) => {
  const pairs: [keyof typeof colours, keyof typeof colours][] = [
    ['ink', 'page'],
    ['quiet', 'page'],
    ['quiet', 'paper'],
    ['accent', 'paper'],
    ['accent', 'accentTint'],
    ['paper', 'accent'],
    ['successInk', 'successTint'],
    ['warningInk', 'warningTint'],
    ['danger', 'dangerTint'],
    ['danger', 'paper'],
  ];
  for (const [words, ground] of pairs)
    t.true(
      contrast(colours[words], colours[ground]) >= 4.5,
      `${words} on ${ground}: ${contrast(colours[words], colours[ground]).toPrecision(3)}`,
    );
});

const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
