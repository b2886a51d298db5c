import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../ui/base.css';
import '../../ui/controls.css';
import '../../ui/desk/desk.css';
import '../../ui/desk/state.css';
import '../../ui/desk/form.css';
import '../../ui/desk/filter.css';
import '../../ui/desk/table.css';
import './shell.css';
import type { Desk } from '@mendian/shared/kernel/endpoint.ts';
import { clearHash, readHash } from '../../platform/hash.ts';
import { session } from '../../platform/session.ts';
import { NoticeStack } from '../../ui/notice-stack.tsx';
import { DeskApp } from './desk-app.tsx';
import { whoAt } from './desk-words.ts';

/** Shows a desk in the page. `#token=…` signs in with a session that is there already: the demo's links. */
export const startDesk = (desk: Desk): void => {
  const token = readHash(window.location.hash).parameters.get('token');
  if (token !== null && token !== '') {
    session.signInDesk(whoAt[desk], token);
    clearHash();
  }
  const root = document.getElementById('root');
  if (root !== null)
    createRoot(root).render(
      <StrictMode>
        <DeskApp desk={desk} />
        <NoticeStack />
      </StrictMode>,
    );
};
