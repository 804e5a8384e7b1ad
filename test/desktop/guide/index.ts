export { firstSteps } from './first-steps';
export type { Show } from './show';
export { recovering, tasks } from './tasks';
