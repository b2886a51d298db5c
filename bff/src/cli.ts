import { runCommandLine } from './cli-run.ts';
import { readSettings } from './platform/config.ts';

/** What a chain runs: the server, and by name what whoever runs it does by hand. Settings come from the environment. */
await runCommandLine({ now: () => new Date(), readSettings });
