import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getWantedVersion } from '@mendian/shared/terminal/device.contract.ts';
import { call } from '../../platform/call.ts';
import { clock } from '../../platform/clock.ts';
import { isIdle } from './idle.ts';
import { addressOf, isServed, versionByItself, versionOf } from './page-version.ts';

export type NewVersion = {
  readonly version: string;
  readonly notes: string;
  /** It is taken without anybody saying so; otherwise it waits for somebody to take it. */
  readonly byItself: boolean;
};

/** How often it is asked which version this terminal should run, and whether it is idle. */
const askEveryMs = 5 * 60_000;
const lookEveryMs = 5_000;

/**
 * Another version that this terminal should run and that the server has. Where head office has that on for the store, it is
 * taken by itself once nobody is in the middle of anything. A version whose build the server has not is none: the terminal keeps its own, and the desk shows the difference.
 */
export const useNewVersion = (ringing: boolean): NewVersion | null => {
  const found = useQuery({
    queryKey: ['version'],
    queryFn: async (): Promise<NewVersion | null> => {
      const { version, notes, byItself } = await call(getWantedVersion, {});
      return version !== null && version !== versionOf(document) && (await isServed(version)) ? { version, notes, byItself } : null;
    },
    refetchInterval: askEveryMs,
    refetchOnWindowFocus: false,
  }).data;
  useTakenWhenIdle(versionByItself(found ?? null), ringing);
  return found ?? null;
};

/** Changes over to a version; who is signed in stays so, and the page where one was comes again. */
export const takeVersion = (version: string): void => window.location.replace(`${addressOf(version)}${window.location.hash}`);

const useTakenWhenIdle = (version: string | null, ringing: boolean): void => {
  const touchedAtMs = useRef(clock.now());
  useEffect(() => {
    const touched = () => {
      touchedAtMs.current = clock.now();
    };
    const doings = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const doing of doings) window.addEventListener(doing, touched, true);
    return () => doings.forEach((doing) => window.removeEventListener(doing, touched, true));
  }, []);
  useEffect(() => {
    if (version === null) return;
    const timer = setInterval(() => {
      const untouchedMs = clock.now() - touchedAtMs.current;
      if (isIdle({ ringing, untouchedMs, windowOpen: document.querySelector('dialog[open]') !== null, typed: somethingTyped() }))
        takeVersion(version);
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [version, ringing]);
};

const somethingTyped = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"], [type="radio"]), textarea')].some(
    ({ value }) => value !== '',
  );
