import type { AnchorHTMLAttributes } from 'react';
import { hrefOf, type Query } from '../../platform/address.ts';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string; query?: Query };

/** Leads to a page of the desk: `to` is its path, `query` its filters. */
export const DeskLink = ({ to, query, className = 'link', ...rest }: LinkProps) => (
  <a {...rest} className={className} href={hrefOf(to, query)} />
);
