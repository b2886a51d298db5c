/** A note: when it starts and how long it lasts in seconds, its pitch, loudness 0 to 1, and how rough it sounds. */
export type Tone = {
  readonly at: number;
  readonly hertz: number;
  readonly seconds: number;
  readonly gain: number;
  readonly wave: 'sine' | 'triangle' | 'square';
};

const bell = (at: number, hertz: number, gain: number): Tone => ({ at, hertz, seconds: 0.7, gain, wave: 'triangle' });
const alarm = (at: number, hertz: number): Tone => ({ at, hertz, seconds: 0.32, gain: 0.55, wave: 'square' });

/**
 * What the terminal says without words. A new order is a bell, one left waiting an alarm; right rises, wrong is low and
 * rough, so that nobody has to look at the screen while scanning.
 */
export const tunes = {
  newOrder: [bell(0, 784, 0.5), bell(0.22, 988, 0.5), bell(0.44, 1175, 0.55)],
  stillWaiting: [alarm(0, 1047), alarm(0.2, 784), alarm(0.4, 1047), alarm(0.6, 784), bell(0.85, 1175, 0.8)],
  right: [bell(0, 880, 0.4), bell(0.12, 1319, 0.45)],
  wrong: [
    { at: 0, hertz: 165, seconds: 0.22, gain: 0.5, wave: 'square' },
    { at: 0.26, hertz: 131, seconds: 0.4, gain: 0.5, wave: 'square' },
  ],
  notice: [bell(0, 659, 0.4), bell(0.3, 659, 0.4)],
} as const satisfies Record<string, readonly Tone[]>;
export type Tune = keyof typeof tunes;
