import type { Recipe } from '../../editing';
import { fail, problemOf, withOutcome, type Problem } from '../../errors';
import { absolutePath, pathOfRef, refOfPath, type ObjectSource } from '../../format';
import { findObject, logAuthorNow, selectStored } from '../../objects';
import { readRecipe, RecipeRun, type PreparedObject } from '../../recipes';
import { savePlanned } from '../told-save';
import type { ApplyCommand } from '../apply-words';
import type { Workplace } from '../workplace';
import { factsOf, linesOf, type Applied } from '../applied-text';

/** An object that the recipe fits, by the name that its report has. */
interface Prepared extends PreparedObject {
  readonly source: string;
}

/** The data files that a name means, and the files among these that are no sound objects. A folder's objects of other classes are passed over. */
async function filesOf(typed: string, { dataclass }: Recipe, workplace: Workplace): Promise<(string | Applied)[]> {
  const { kind, path } = await findObject(workplace.files, typed, workplace.paths());
  if (kind === 'data') return [path];
  const { entries } = await workplace.store.list(refOfPath(path));
  const found = entries.filter((entry) => entry.kind === 'stray' || entry.dataclass === dataclass);
  if (found.length === 0) fail('no-objects', {}, { path });
  return found.map((entry) => {
    const source = pathOfRef(entry.ref) ?? entry.filename;
    return entry.kind === 'stray' ? { source, problem: entry.problem } : source;
  });
}

/** One run of a recipe over many objects: what became of each, in their order. */
class Run {
  readonly applied: Applied[] = [];
  private readonly prepared: Prepared[] = [];
  private readonly run: RecipeRun;

  constructor(
    private readonly recipe: Recipe,
    private readonly command: ApplyCommand,
    private readonly workplace: Workplace,
  ) {
    const { request, overwrite } = command;
    this.run = new RecipeRun(workplace, { recipe, overwrite, targetOf: () => ({ request, paths: workplace.paths() }) });
  }

  async prepare(): Promise<void> {
    for (const typed of this.command.paths) {
      const found = (await this.attempt(typed, () => filesOf(typed, this.recipe, this.workplace))) ?? [];
      for (const one of found) {
        if (typeof one !== 'string') this.applied.push(one);
        else await this.attempt(one, () => this.prepareOne(one));
      }
    }
  }

  /** Saves each object that the recipe fits, or tells where it would go. */
  async save(): Promise<void> {
    const { stopOnError, dryRun } = this.command;
    for (const { source, object, planned, changes } of this.prepared) {
      if (stopOnError && this.problems.length > 0) return;
      const { data, info } = planned.target;
      if (dryRun) this.applied.push({ source, data, info, changes });
      else {
        await this.attempt(source, async () => {
          const written = await savePlanned(await this.sourceOf(object), planned, this.command, this.workplace);
          this.applied.push({ source, ...written, changes });
        });
      }
    }
  }

  get problems(): Problem[] {
    return this.applied.flatMap((one) => ('problem' in one ? [one.problem] : []));
  }

  private async prepareOne(source: string): Promise<void> {
    if (this.prepared.some((other) => other.source === source)) return;
    const prepared = await this.run.prepare(refOfPath(source), (work) => this.workplace.run(work));
    this.prepared.push({ ...prepared, source });
  }

  /** What is saved: the draft, or what the recipe selects of it, whose bytes are held against their checksum. */
  private async sourceOf(object: PreparedObject['object']): Promise<ObjectSource> {
    const { selection } = this.recipe;
    if (selection === undefined) return object;
    const options = { author: logAuthorNow(), acceptDamage: this.command.acceptDamage };
    const { files } = this.workplace;
    const selected = await this.workplace.run((task) => selectStored(files, object, selection, options, task));
    return selected.source;
  }

  /** What work on one object is refused for becomes its line of the report; an interruption ends all. */
  private async attempt<Value>(source: string, work: () => Promise<Value>): Promise<Value | null> {
    try {
      return await work();
    } catch (thrown) {
      const found = withOutcome(problemOf(thrown, source), 'unchanged');
      if (found.code === 'cancelled') throw thrown;
      this.applied.push({ source, problem: found });
      return null;
    }
  }
}

/**
 * `spydesk apply`: tries the recipe on every object before the first is written. Answers the exit status: 1 where the recipe or an
 * object was refused.
 */
export async function applyRecipe(command: ApplyCommand, workplace: Workplace): Promise<number> {
  const { terminal } = workplace;
  const recipe = await readRecipe(workplace.files, absolutePath(command.recipe, workplace.paths()));
  const run = new Run(recipe, command, workplace);
  await run.prepare();
  await run.save();
  if (command.json) terminal.answerJson(run.applied.map(factsOf));
  else terminal.answer(linesOf(run.applied));
  for (const found of run.problems) terminal.refuse(found, { options: true });
  return run.problems.length > 0 ? 1 : 0;
}
