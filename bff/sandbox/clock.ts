import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxClock } from './sandbox-shape.ts';
import { makeSchedule, type Schedule, type Task } from './schedule.ts';

/** The sandbox's time, and what happens when its time comes. */
export type Clock = SandboxClock & {
  factor(): number;
  /** Runs `task` once, when the clock has come to `dueMs`; a second one under the same name takes the first one's place. */
  at(name: string, dueMs: number, task: Task): void;
  cancel(name: string): void;
  /** Resolves when nothing runs and nothing is due within `horizonMs` of sandbox time. */
  quiet(horizonMs: number): Promise<void>;
  /** Runs beside the schedule, known to `quiet`. */
  run(task: Task): Promise<void>;
  stop(): Promise<void>;
};

type Settings = {
  now: () => Date;
  speed: number;
  tickMs: number;
  /** How far the clock had come before a restart, and who remembers how far it has come. */
  aheadMs?: number;
  onJump?: (aheadMs: number) => void;
};

export const makeClock = (settings: Settings): Clock => {
  const time = makeTime(settings);
  const schedule = makeSchedule();
  const timer = setInterval(() => {
    for (let due = schedule.takeDue(time.nowMs()); due; due = schedule.takeDue(time.nowMs())) void schedule.run(due.task);
  }, settings.tickMs);

  return {
    now: () => new Date(time.nowMs()),
    factor: time.factor,
    speed: time.speed,
    advance: (milliseconds) => advance(time, schedule, time.nowMs() + milliseconds),
    at: schedule.at,
    cancel: schedule.cancel,
    run: schedule.run,
    quiet: async (horizonMs) => {
      await schedule.settled();
      while (schedule.earliestMs() <= time.nowMs() + horizonMs) {
        await sleep(settings.tickMs);
        await schedule.settled();
      }
    },
    stop: async () => {
      time.jump(time.nowMs());
      clearInterval(timer);
      schedule.clear();
      await schedule.settled();
    },
  };
};

type Time = ReturnType<typeof makeTime>;

/** Stepping from one due time to the next gives retries the distances they have in real time. */
const advance = async (time: Time, schedule: Schedule, targetMs: number): Promise<void> => {
  await schedule.settled();
  for (let due = schedule.takeDue(targetMs); due; due = schedule.takeDue(targetMs)) {
    if (due.dueMs > time.nowMs()) time.jump(due.dueMs);
    await schedule.run(due.task);
    await schedule.settled();
  }
  if (targetMs > time.nowMs()) time.jump(targetMs);
};

const makeTime = ({ now: wall, speed: firstFactor, aheadMs = 0, onJump = () => undefined }: Settings) => {
  let factor = firstFactor;
  let anchor = { wallMs: wall().getTime(), ownMs: wall().getTime() + aheadMs };
  const nowMs = (): number => anchor.ownMs + (wall().getTime() - anchor.wallMs) * factor;
  const jump = (ownMs: number): void => {
    anchor = { wallMs: wall().getTime(), ownMs };
    onJump(anchor.ownMs - anchor.wallMs);
  };
  const speed = (next: number): void => {
    jump(nowMs());
    factor = next;
  };
  return { nowMs, jump, speed, factor: () => factor };
};
