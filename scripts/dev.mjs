import './bootstrap/refuse-old-node.mjs';

const help = `npm run dev -- [options]     runs Mendian and reloads on change: server, admin-web and H5

  --port N      port of 127.0.0.1 the server listens on (8080)
  --help        this text`;

import('./bootstrap/enter.mjs').then(async ({ enter }) => {
  const { refuseTakenPort } = await import('./start/refuse-taken-port.mjs');
  await enter({
    help,
    table: { port: { kind: 'number', min: 1, max: 65535, start: 8080 } },
    main: 'dev/main.ts',
    checkFirst: refuseTakenPort,
  });
});
