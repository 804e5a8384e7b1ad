export { changedInTitle, edit, rename } from './edits';
export { endAll } from './ends';
export { recoveryDialog, recoveryItem } from './recovery';
