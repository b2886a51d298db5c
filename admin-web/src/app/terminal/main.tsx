import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../ui/base.css';
import '../../ui/controls.css';
import './terminal.css';
import './order.css';
import './pages.css';
import './redeem.css';
import './after-sale.css';
import './join.css';
import './till.css';
import './print.css';
import { newQueryClient } from '../../platform/query-client.ts';
import { keepPage } from './keep-page.ts';
import { NoticeStack } from '../../ui/notice-stack.tsx';
import { TerminalApp } from './terminal-app.tsx';

// Not while the page is still loading what it shows.
if (import.meta.env.PROD) window.addEventListener('load', () => void keepPage(), { once: true });

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <TerminalApp />
        <NoticeStack />
      </QueryClientProvider>
    </StrictMode>,
  );
