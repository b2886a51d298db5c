import { mergeInternalComponents } from '@tarojs/shared';

// A view's role and label reach WeChat's templates (`config/spoken.ts`) only when the runtime knows of them too, before
// anything is drawn.
mergeInternalComponents({ View: { 'aria-role': '', 'aria-label': '' } });
