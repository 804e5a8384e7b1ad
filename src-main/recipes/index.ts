export { baseOf, draftedBy } from './drafted-by';
export { eventsOf } from './events-of';
export { readRecipe } from './read-recipe';
export { RecipeRun, type PreparedObject, type RecipeTarget } from './recipe-run';
