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
      const text = element("span", [...texts[n].childNodes].map((node) => node.cloneNode(true)));
      const radio = option(choices, "radio", item.id, String(n), text);
      radio.checked = n === picked;
      radio.addEventListener("change", () => onPick(n));
    });
    item.querySelectorAll(".item-choices").forEach((old) => old.remove());
    list.hidden = true;
    list.after(choices);
    return choices;
  }

  /** The verdict at the option chosen, then every option with its feedback, then the rationale.
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
    const picked = all(HTMLInputElement, item, ".item-choices input").find((radio) => Number(radio.value) === chose);
    (picked?.parentElement ?? the(HTMLElement, item, ".item-choices")).after(verdict);
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

  return { options, number, ask, reveal };
})();
