import { createServer } from 'node:net';
import { Sentence } from '../bootstrap/options.mjs';

/** Refuses a port that another program listens on, before minutes are spent on anything else. */
export const refuseTakenPort = async ({ port }) => {
  for (const host of ['127.0.0.1', '::']) {
    const problem = await listenOnce(port, host);
    if (problem === 'EADDRINUSE')
      throw new Sentence(
        `Port ${port} is taken by another program. Stop that program, or choose another port: npm start -- --port ${port < 65535 ? port + 1 : 8080}`,
      );
    if (problem === 'EACCES')
      throw new Sentence(`Port ${port} may only be used by the administrator. Choose one above 1023: npm start -- --port 8080`);
  }
};

const listenOnce = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }) => resolve(code));
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });
