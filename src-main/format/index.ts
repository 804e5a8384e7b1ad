export * from './data-classes';
export type { ElementType, NumberArray, NumberBlock } from './element-type';
export type { JsonMap, JsonNumber, JsonValue } from './json-text';
export type { InfoText } from './info-text';
export type { ObjectRef } from './object-ref';
export type { DatasetDescription, ObjectDescription, ObjectSource, RawSpan, Selection, StorageLayout } from './object-source';
export type { SaveRequest, SaveTarget } from './save-target';
export type { TrialTable } from './trialdefinition';
