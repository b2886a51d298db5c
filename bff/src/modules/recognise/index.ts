export { recogniseModule, vainRecognitions } from './recognise.module.ts';
export { memberKnownBy } from './recognise-member.ts';
