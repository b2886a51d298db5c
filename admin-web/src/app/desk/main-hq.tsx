import { startDesk } from './start-desk.tsx';

startDesk('hq');
