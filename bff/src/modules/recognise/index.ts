export { memberKnownBy, recogniseMember } from './recognise-member.ts';
export { recogniseModule, vainRecognitions, vainRefusals } from './recognise.module.ts';
