import './bootstrap/refuse-old-node.mjs';

const help = `npm start -- [options]     runs Mendian with demo data and a sandbox in place of WeChat

  --port N      port of 127.0.0.1 to listen on (8080)
  --stores N    how many stores the demo chain has, when it is made anew (200; the real one has 11000)
  --fresh       forget what is in .mendian/ and begin anew
  --help        this text`;

import('./bootstrap/enter.mjs').then(async ({ enter }) => {
  const { refuseTakenPort } = await import('./start/refuse-taken-port.mjs');
  await enter({
    help,
    table: {
      port: { kind: 'number', min: 1, max: 65535, start: 8080 },
      stores: { kind: 'number', min: 1, max: 20000 },
      fresh: { kind: 'flag' },
    },
    main: 'start/main.ts',
    checkFirst: refuseTakenPort,
  });
});
