/** As a proxy tells it: each customer has an address, and each address a limit. */
export const addressOf = (customer: number): Record<string, string> => ({
  'x-forwarded-for': `10.${(customer >> 16) % 256}.${(customer >> 8) % 256}.${customer % 256}`,
});

/** The same request by a thousand customers, ready to be sent. */
export const fromManyCustomers = (request: (from: Record<string, string>) => string): Buffer[] =>
  Array.from({ length: 1_000 }, (_, customer) => Buffer.from(request(addressOf(customer))));
