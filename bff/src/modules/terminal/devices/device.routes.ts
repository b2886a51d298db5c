import * as device from '@mendian/shared/terminal/device.contract.ts';
import * as release from '@mendian/shared/terminal/release.contract.ts';
import type { Serve } from '../../../platform/serve.ts';
import { makeBindCode, setDeviceDisabled, unbindDevice } from './change-device.ts';
import { addRelease, haltRelease, listReleases, widenRelease } from './change-releases.ts';
import { getDevice, listDevices } from './list-devices.ts';
import { getWantedVersion, reportTerminal } from './terminal-version.ts';

/** Devices at both desks, and which version of the terminal's app each should run. */
export const deviceRoutes = (serve: Serve): void => {
  serve.desk.read(device.listDevices, listDevices);
  serve.desk.read(device.getDevice, getDevice);
  serve.desk.write(device.makeBindCode, makeBindCode);
  serve.desk.write(device.unbindDevice, unbindDevice);
  serve.desk.write(device.setDeviceDisabled, setDeviceDisabled);
  serve.write(device.reportTerminal, reportTerminal);
  serve.read(device.getWantedVersion, getWantedVersion);
  serve.read(release.listReleases, listReleases);
  serve.write(release.addRelease, addRelease);
  serve.write(release.widenRelease, widenRelease);
  serve.write(release.haltRelease, haltRelease);
};
