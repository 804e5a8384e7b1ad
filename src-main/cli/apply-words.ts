import { parseArgs } from 'node:util';
import { Mistake, refuseRepeated, somePaths, TARGET, targetOf, type Target } from './word-rules';

export interface ApplyCommand extends Target {
  readonly name: 'apply';
  /** The recipe's file. */
  readonly recipe: string;
  readonly paths: readonly string[];
  readonly dryRun: boolean;
  readonly stopOnError: boolean;
}

const OPTIONS = {
  ...TARGET,
  'dry-run': { type: 'boolean' },
  'stop-on-error': { type: 'boolean' },
} as const;

export function readApply(args: string[]): ApplyCommand | null {
  const { values, positionals, tokens } = parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true });
  if (values.help === true) return null;
  refuseRepeated(tokens);
  const [recipe, ...paths] = somePaths('RECIPE.json', positionals);
  if (paths.length === 0) throw new Mistake('PATH is missing');
  return {
    name: 'apply',
    recipe,
    paths,
    ...targetOf(values),
    dryRun: values['dry-run'] === true,
    stopOnError: values['stop-on-error'] === true,
  };
}
