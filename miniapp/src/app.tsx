import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { prepareOutside } from './platform/index';
import { signInQuietly } from './platform/session.ts';
import { freshenSettings } from './platform/settings.ts';
import '@mendian/shared/theme/tokens.css';
import './app.scss';

/** Signs in without asking and freshens the settings; no page waits for either. */
const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    prepareOutside();
    void freshenSettings().then(signInQuietly);
  });
  return children;
};

export default App;
