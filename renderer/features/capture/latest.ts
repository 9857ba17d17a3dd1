// One question at a time: while an answer is awaited only the last question waits, and those between are never asked. Must
// not know what is asked, nor of whom.

export class Latest<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer>;
  readonly #isSame: (a: Question, b: Question) => boolean;
  #running: { readonly question: Question; readonly answer: Promise<Answer> } | undefined;
  #answered: { readonly question: Question; readonly answer: Answer } | undefined;
  #waiting: Question | undefined;

  constructor(ask: (question: Question) => Promise<Answer>, isSame: (a: Question, b: Question) => boolean) {
    this.#ask = ask;
    this.#isSame = isSame;
  }

  /**
   * The answer to exactly this question, or undefined when another one was asked before it was answered. Rejects when it
   * cannot be answered.
   */
  async answer(question: Question): Promise<Answer | undefined> {
    if (this.#answered && this.#isSame(this.#answered.question, question)) return this.#answered.answer;
    this.#waiting = question;
    while (this.#running && !this.#isSame(this.#running.question, question))
      await this.#running.answer.catch(() => undefined);
    if (this.#waiting !== question && !(this.#waiting !== undefined && this.#isSame(this.#waiting, question)))
      return undefined;
    this.#running ??= { question, answer: this.#asked(question) };
    return this.#running.answer;
  }

  /** Forgets what was answered: the same question may have another answer now. */
  forget(): void {
    this.#answered = undefined;
  }

  async #asked(question: Question): Promise<Answer> {
    try {
      const answer = await this.#ask(question);
      this.#answered = { question, answer };
      return answer;
    } finally {
      this.#running = undefined;
    }
  }
}
