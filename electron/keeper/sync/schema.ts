// Which versions of the model there are (Y26): whoever meets says its own, and the lowest that can carry its document.
// It goes up when a field or a table is added that older ones must not be given.

/** The version of the model that this laptop knows. */
export const SCHEMA = 1;

/** The lowest version that can carry what this one writes without harm. */
export const AT_LEAST = 1;
