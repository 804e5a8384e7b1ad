export { startHost, type Host } from './host';
