import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Desk } from '@mendian/shared/kernel/endpoint.ts';
import { SignInPage } from '../../features/me/sign-in-page.tsx';
import { DeskContext } from '../../platform/desk.ts';
import { newQueryClient } from '../../platform/query-client.ts';
import { session } from '../../platform/session.ts';
import { useValue } from '../../platform/value-store.ts';
import { deskTitle, whoAt } from './desk-words.ts';
import { SignedIn } from './signed-in.tsx';

/** One of the two desks: head office's, or the merchants'. Signed out, the address stays, and leads on after signing in. */
export const DeskApp = ({ desk }: { desk: Desk }) => {
  const { deskEnded, ...tokens } = useValue(session);
  const token = tokens[whoAt[desk]];
  return (
    <DeskContext value={desk}>
      {token === null ? (
        <SignInPage title={deskTitle[desk]} ended={deskEnded} onSignedIn={(fresh) => session.signInDesk(whoAt[desk], fresh)} />
      ) : (
        <Fresh key={token}>
          <SignedIn desk={desk} onSignOut={() => session.signOutDesk(whoAt[desk])} />
        </Fresh>
      )}
    </DeskContext>
  );
};

/** What one account was answered is never shown to the next. */
const Fresh = ({ children }: { children: ReactNode }) => {
  const [client] = useState(newQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
};
