/* Questions outside the modules, for the assessment and the review. They stand in the page as text (stem, options, feedback,
   rationale); `courseItem` makes one answerable. Texts are moved, never built from strings. */
window.courseItem = (function () {
  const { all, element, group, option, the } = window.courseDom;

  /** The options of an item as elements, in the order of the bank.
   * @type {Course.Item["options"]} */
  const options = (item) => all(HTMLElement, item, ".item-options li");

  /** The item's place among those asked, as its heading. Returns the heading.
   * @type {Course.Item["number"]} */
  function number(item, n, of) {
    const title = element("h2", "Question " + (n + 1) + " of " + of, {
      class: "item-number",
      tabindex: -1,
    });
    item.querySelectorAll(".item-number").forEach((old) => old.remove());
    item.prepend(title);
    return title;
  }

  /** Radios for the options in the given order. `picked` is the position in the bank that was chosen, or -1.
   * @type {Course.Item["ask"]} */
  function ask(item, order, picked, onPick) {
    const list = the(HTMLElement, item, ".item-options");
    const texts = options(item);
    const choices = group("Your answer", "item-choices");
    order.forEach((n) => {
      const text = element("span");
      text.append(...[...texts[n].childNodes].map((node) => node.cloneNode(true)));
      const radio = option(choices, "radio", item.id, String(n), text);
      radio.checked = n === picked;
      radio.addEventListener("change", () => onPick(n));
    });
    item.querySelectorAll(".item-choices").forEach((old) => old.remove());
    list.hidden = true;
    list.after(choices);
    return choices;
  }

  /** The verdict first, then every option with its feedback, then the rationale.
   * @type {Course.Item["reveal"]} */
  function reveal(item, chose) {
    const best = Number(item.dataset.best);
    all(HTMLInputElement, item, ".item-choices input").forEach((radio) => {
      radio.disabled = true;
      radio.parentElement?.classList.toggle("best", Number(radio.value) === best);
      radio.parentElement?.classList.toggle("other", Number(radio.value) === chose && chose !== best);
    });
    item.querySelectorAll(".item-verdict").forEach((old) => old.remove());
    const chosen = chose === best ? "Best of these." : "Not this one.";
    const verdict = element("p", chose < 0 ? "Not answered." : chosen, {
      class: "item-verdict " + (chose === best ? "best" : "other"),
      tabindex: -1,
    });
    the(HTMLElement, item, ".item-choices").after(verdict);
    const why = the(HTMLElement, item, ".item-why");
    why.hidden = false;
    const texts = options(item).map((one) => one.textContent.trim());
    why.querySelectorAll("li").forEach((line, n) => {
      if (!line.querySelector(".item-said")) {
        const said = (n === best ? "Best of these: " : "") + texts[n] + " ";
        line.prepend(element("strong", said, { class: "item-said" }));
      }
    });
    return verdict;
  }

  /* A seed from the browser's own chance: all that is random here begins with it. */
  const seed = () => crypto.getRandomValues(new Uint32Array(1))[0];

  /** A number between 0 and 1 from a seed, again and again: mulberry32, by Tommy Ettinger (public domain).
   * @type {Course.Item["random"]} */
  function random(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** A copy in random order (Fisher and Yates).
   * @template T
   * @param {T[]} list
   * @param {() => number} next */
  function shuffled(list, next) {
    const copy = list.slice();
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }

  /** A form of `size` questions from a bank [{id, objective}], the same for the same seed: every objective equally often or one more.
   * @type {Course.Item["draw"]} */
  function draw(bank, size, seed) {
    const next = random(seed);
    /** @type {Map<string, Course.InBank[]>} */
    const groups = new Map();
    bank.forEach((q) => groups.set(q.objective, (groups.get(q.objective) || []).concat(q)));
    const each = Math.floor(size / groups.size);
    const more = new Set(shuffled([...groups.keys()], next).slice(0, size - each * groups.size));
    const chosen = [...groups].flatMap(([objective, all]) =>
      shuffled(all, next).slice(0, each + (more.has(objective) ? 1 : 0))
    );
    return shuffled(chosen, next).map((q) => q.id);
  }

  /** Another form: the first seed from `seed` on whose form shares at most half with the last one.
   * @type {Course.Item["another"]} */
  function another(bank, size, seed, last) {
    for (let tries = 0;; tries++) {
      const form = draw(bank, size, seed + tries);
      if (form.filter((id) => last.includes(id)).length <= size / 2 || tries === 200) {
        return { seed: (seed + tries) >>> 0, form };
      }
    }
  }

  return { options, number, ask, reveal, seed, random, shuffled, draw, another };
})();
