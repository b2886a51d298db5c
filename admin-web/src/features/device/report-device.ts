import { reportTerminal } from '@mendian/shared/terminal/device.contract.ts';
import { call } from '../../platform/call.ts';
import { versionOf } from './page-version.ts';

/** What the machine calls itself: the browser's own word for it, up to what is kept. */
const modelOf = ({ userAgent }: Navigator): string => (/\(([^)]+)\)/.exec(userAgent)?.[1] ?? '浏览器').slice(0, 60);

/** Tells the server what this terminal is and which version of this page it runs; releases name it. It does not matter when it fails: the next start tells it again. */
export const reportDevice = (): void => {
  const appVersion = versionOf(document);
  if (appVersion !== null) void call(reportTerminal, { model: modelOf(navigator), appVersion }).catch(() => undefined);
};
