export { weightText } from '@mendian/shared/catalog/weight-text.ts';
