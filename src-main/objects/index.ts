export { isWorthListing } from './candidates';
export { sideOfObject, sideOfTarget, type SaveSide } from './compare-sides';
export { mapBounded } from './bounded';
export { fileState } from './file-state';
export { draftedObject } from './drafted-object';
export { listEvents, openEvents, readEvents, type EventRows } from './find-events';
export { folderOutlook } from './folder-outlook';
export { findObject, type FoundPath } from './find-object';
export { valuesOfColumns } from './occurring-values';
export { planKeepBoth, type KeptBoth } from './keep-both';
export { ListingMemory, SETTLED_AFTER_MS } from './listing-memory';
export { createLocalStore } from './local-store';
export { logAuthorNow } from './log-author';
export type { ListedObject, ListedStray } from './listed';
export type {
  Listing,
  ObjectStore,
  PublishedPair,
  RecordedChecksum,
  StoreCapabilities,
  StoredObject,
  StoredPair,
} from './object-store';
export type { ObjectVersion } from './object-version';
export { planSave, requestBeside, type PlannedSave, type PlanOptions } from './plan-save';
export { saveObject, type SaveOrder, type SaveTools } from './save-object';
export { selectObject, selectStored, type Selected } from './selected-source';
export { verifyStored, type Verified } from './verify-object';
