export { recogniseModule } from './recognise.module.ts';
