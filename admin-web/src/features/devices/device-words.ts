import type { DeviceData } from '@mendian/shared/terminal/device.contract.ts';

export const stateWords: Record<DeviceData['state'], string> = { bound: '在用', disabled: '已停用', unbound: '已解绑' };
export const stateOptions = (['bound', 'disabled', 'unbound'] as const).map((value) => ({ value, name: stateWords[value] }));
