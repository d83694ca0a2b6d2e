/* What the elements of the course have in common: each is built once, however often it is moved, and listens to the window and the
   document only while it stands in the page. */
window.courseElement = class extends HTMLElement {
  built = false;
  standing = new AbortController();

  connectedCallback() {
    this.built ||= this.build() !== false;
    if (this.built) {
      this.standing = new AbortController();
      this.listen(this.standing.signal);
    }
  }

  disconnectedCallback() {
    this.standing.abort();
  }

  /** Add what acts to the page; false where there is nothing to act on.
   * @returns {boolean | void} */
  build() {}

  /** Listen to what happens outside the element, until the signal: it comes when the element leaves the page.
   * @param {AbortSignal} _signal */
  listen(_signal) {}
};
