export { changedInTitle, edit, rename } from './edits';
export { endAll, endThese } from './ends';
export { recoveryDialog, recoveryItem } from './recovery';
