import { startSandbox } from '../sandbox/start-sandbox.ts';
import { demoChain } from './demo/index.ts';
import { erpChainOf } from './erp-chain.ts';

/**
 * The sandbox as a child of the embedded program: `node sandbox-process.ts <folder> <port> <stores in the ERP>`. It ends with its
 * parent, however that ends.
 */
const [dataDir, port, stores] = process.argv.slice(2);

const start = async () => {
  const erp = erpChainOf(demoChain({ stores: Number(stores ?? 0) }));
  const options = dataDir === undefined ? { erp } : { dataDir, erp };
  try {
    return await startSandbox({ ...options, port: Number(port ?? 0) });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    return startSandbox({ ...options, port: 0 });
  }
};

const sandbox = await start();
let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 4_000).unref();
  void sandbox.stop().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('disconnect', stop);
// Ctrl-C reaches every process of the terminal: the parent says when it is time.
process.on('SIGINT', () => undefined);
process.send?.({ url: sandbox.url });
