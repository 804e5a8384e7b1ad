import type { CallContext, Handlers, HostCalls, SelectChoice } from '../contract';
import { completeForSave, dataClass, selectKeysOf, typedLabels, type ObjectDescription, type OccurringValues } from '../format';
import { valuesOfColumns, type StoredObject } from '../objects';
import type { Drafts } from './drafts';
import type { OpenObjects } from './open-objects';
import { watched } from './watched';

/** Bytes of a discrete object that are read to tell which channels, units and codes occur: a moment's work. */
const READ_FOR_CHOICES = 32 * 1024 * 1024;

/** What occurs in the columns of a discrete object; nothing where looking for it would take long. */
async function quickValues(object: StoredObject, description: ObjectDescription, context: CallContext): Promise<OccurringValues> {
  const { dataclass, data, dimord } = description;
  const { discrete, labelDimensions } = dataClass(dataclass);
  const bytes = data.shape.reduce((all, count) => all * count, data.type.size);
  if (!discrete || bytes > READ_FOR_CHOICES) return {};
  const columns = [...labelDimensions, ...dimord.filter((dimension) => dimension === 'eventid')];
  return watched((task) => valuesOfColumns(object, description, columns, task), context);
}

function choicesOf(description: ObjectDescription, occurring: OccurringValues): SelectChoice[] {
  const { labels } = completeForSave(description, occurring);
  return selectKeysOf(description.dataclass).map((key) => {
    const names = labels[key] ?? occurring[key]?.map(String) ?? null;
    const typed = labels[key] == null ? names : typedLabels(labels[key]);
    return { key, items: names?.map((name, at) => ({ name, typed: typed?.[at] ?? name })) ?? null };
  });
}

/** What open objects can be selected by, with their changes. */
export function selectHandlers(objects: OpenObjects, drafts: Drafts): Pick<Handlers<HostCalls>, 'selectChoices'> {
  return {
    selectChoices: async ({ objectId }, context) => {
      const { owner, object } = objects.get(objectId);
      const description = drafts.find(owner, object.ref)?.draft.description ?? (await object.describe());
      return choicesOf(description, await quickValues(object, description, context));
    },
  };
}
