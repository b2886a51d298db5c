import { tunes, type Tone, type Tune } from './tunes.ts';
import { valueStore } from './value-store.ts';

/** Whether a person could hear us: the browser keeps a page silent until someone has touched it. `asking`: it has not said yet. */
export type SoundState = 'asking' | 'blocked' | 'ready';

const state = valueStore<SoundState>('asking');
/** So long the browser may take to say yes; a no it never says. */
const patienceMs = 1_000;
let audio: AudioContext | null = null;

/** Bells made in code: nothing to download, and they ring while the network is away. */
export const sound = {
  get: state.get,
  subscribe: state.subscribe,

  /** To be called from a click or a key: that is when the browser gives its leave. */
  allow: async (): Promise<SoundState> => {
    audio ??= prepare();
    await Promise.race([audio?.resume().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    return look();
  },

  /** Plays a tune; false when nobody can have heard it. */
  play: (tune: Tune): boolean => {
    if (audio === null || look() !== 'ready') return false;
    const context = audio;
    for (const tone of tunes[tune]) strike(context, tone);
    return true;
  },
};

const prepare = (): AudioContext | null => {
  if (typeof AudioContext === 'undefined') return null;
  const context = new AudioContext();
  context.onstatechange = look;
  return context;
};

const look = (): SoundState => {
  state.set(audio?.state === 'running' ? 'ready' : 'blocked');
  return state.get();
};

/** One struck note: a quick attack and a long fall, with an octave above it so that small speakers carry it. */
const strike = (context: AudioContext, { at, hertz, seconds, gain, wave }: Tone): void => {
  const start = context.currentTime + at;
  for (const [octave, share] of [
    [1, 1],
    [2, 0.35],
  ] as const) {
    const oscillator = context.createOscillator();
    const level = context.createGain();
    oscillator.type = wave;
    oscillator.frequency.value = hertz * octave;
    level.gain.setValueAtTime(0, start);
    level.gain.linearRampToValueAtTime(gain * share, start + 0.012);
    level.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
    oscillator.connect(level).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + seconds);
  }
};
