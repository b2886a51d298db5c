import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { brought } from './platform/brought.ts';
import { addressQuery, prepareOutside } from './platform/index';
import { signInQuietly } from './platform/session.ts';
import { freshenSettings } from './platform/settings.ts';
import '@mendian/shared/theme/tokens.css';
import './app.scss';

/** Signs in without asking and freshens the settings; no page waits for either. */
const App = ({ children }: PropsWithChildren) => {
  useLaunch(({ query }) => {
    prepareOutside();
    brought.notice({ ...query, ...addressQuery() });
    void freshenSettings().then(signInQuietly);
  });
  return children;
};

export default App;
