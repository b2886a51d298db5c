import { refusals } from '@mendian/shared/kernel/errors.ts';

/** What the phone itself says no to. */
export const refusePhone = refusals({
  'phone/consent': { status: 0, message: '没有同意隐私说明，可以手动选择城市或填写' },
  'phone/place-denied': { status: 0, message: '没有取得位置，可以打开定位权限，或手动选择城市' },
  'phone/place-failed': { status: 0, message: '暂时定位不到，请稍后再试，或手动选择城市' },
  'phone/outside-wechat': { status: 0, message: '这一步要在微信小程序里完成，请用微信打开' },
  'phone/pay-failed': { status: 0, message: '付款没有成功，可以换一种方式再付' },
  'phone/sandbox-away': { status: 0, message: '微信沙盒没有回应，请确认它正在运行后再试' },
  'phone/pictures-failed': { status: 0, message: '没能取得图片，可以允许使用相册和相机后再试' },
  'phone/login-failed': { status: 0, message: '没能连上微信登录，请稍后再试' },
  'phone/no-map': { status: 0, message: '这里打不开地图，请按地址前往' },
});
