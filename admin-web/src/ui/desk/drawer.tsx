import type { ReactNode } from 'react';
import { Dialog } from '../dialog.tsx';

/** A sheet at the right that shows a thing in full; the page stays behind it. */
export const Drawer = (props: { title: string; onClose: () => void; children: ReactNode; footer?: ReactNode }) => (
  <Dialog place="side" {...props} />
);
