// Folders that the user chose in a dialog of the main process, by the tokens that windows were given for them. A window can
// never name a path itself. Nothing is looked at here: whether a folder can be used, whoever uses it finds out.
import { Refusal } from '../../shared/refusal.ts';

export class ChosenFolders {
  readonly #paths = new Map<string, string>();

  /** Notes a folder that the user chose; the token is good for one use. */
  offer(token: string, path: string): void {
    this.#paths.set(token, path);
  }

  /** The path of a folder that was chosen. @throws Refusal `folder-unusable` for a token that nobody gave out, or a used one. */
  take(token: string): string {
    const path = this.#paths.get(token);
    this.#paths.delete(token);
    if (path === undefined) throw new Refusal('folder-unusable');
    return path;
  }
}
