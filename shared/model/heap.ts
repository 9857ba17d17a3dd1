// A heap: the least of many comes out first. For searches that take the nearest next (path.ts).

export class Heap<Item> {
  readonly #items: Item[] = [];
  readonly #compare: (a: Item, b: Item) => number;

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
  }

  push(item: Item): void {
    let at = this.#items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  /** The least one, taken out; undefined when nothing is left. */
  pop(): Item | undefined {
    const least = this.#items[0];
    const last = this.#items.pop();
    if (this.#items.length === 0 || last === undefined) return least;
    this.#items[0] = last;
    this.#sink();
    return least;
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < this.#items.length && this.#isBefore(left, least)) least = left;
      if (right < this.#items.length && this.#isBefore(right, least)) least = right;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    return this.#compare(this.#items[a] as Item, this.#items[b] as Item) < 0;
  }

  #swap(a: number, b: number): void {
    const held = this.#items[a] as Item;
    this.#items[a] = this.#items[b] as Item;
    this.#items[b] = held;
  }
}
