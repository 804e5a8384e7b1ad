export type {
  ListedObject,
  ListedStray,
  Listing,
  ObjectStore,
  ObjectVersion,
  PreparedPair,
  PublishedPair,
  StoreCapabilities,
} from './object-store';
