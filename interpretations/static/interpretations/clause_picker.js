/**
 * Turns the hidden input of a claim into chips and a dialog with the clauses of the policy beside which it is written.
 *
 * The input holds JSON: [{"clause": "<uuid>", "digest": "<sha-256 of the clause as it read when picked>"}].
 */
(() => {
  const element = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  const button = (text, onClick, className = "") => {
    const node = element("button", className, text);
    node.type = "button";
    node.addEventListener("click", onClick);
    return node;
  };

  /** The page being edited, or the policy a new page will sit under: the number in the admin's own address. */
  const pageInAddress = () => {
    const match = /\/pages\/(?:add\/[^/]+\/[^/]+\/)?(\d+)\//.exec(window.location.pathname);
    return match ? match[1] : "";
  };

  const clausesAddress = () => {
    const root = window.location.pathname.split("/pages/")[0];
    const query = new URLSearchParams({ under: pageInAddress() });
    document
      .querySelectorAll('input[name^="policy_links-"][name$="-policy"]')
      .forEach((input) => input.value && query.append("policy", input.value));
    return `${root}/interpretations/clauses/?${query}`;
  };

  // One request serves every claim on the screen, until other policies are linked.
  const loaded = new Map();
  const loadClauses = () => {
    const address = clausesAddress();
    if (!loaded.has(address)) {
      const answer = fetch(address, { headers: { Accept: "application/json" } }).then((response) => {
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      });
      answer.catch(() => loaded.delete(address));
      loaded.set(address, answer);
    }
    return loaded.get(address);
  };

  class ClausePicker extends window.StimulusModule.Controller {
    static values = {
      choose: String,
      done: String,
      filter: String,
      empty: String,
      stale: String,
      repin: String,
      remove: String,
      failed: String,
      loading: String,
    };

    connect() {
      this.element.type = "hidden";
      this.box = element("div", "clause-picker");
      this.chips = element("ul", "clause-picker__chips");
      this.chooseButton = button(this.chooseValue, () => this.open(), "button button-small button-secondary");
      this.box.append(this.chips, this.chooseButton);
      this.element.after(this.box);
      this.draw();
    }

    disconnect() {
      this.box.remove();
    }

    get pins() {
      try {
        return JSON.parse(this.element.value || "[]");
      } catch {
        return [];
      }
    }

    set pins(pins) {
      this.element.value = JSON.stringify(pins);
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
      this.draw();
    }

    async draw() {
      const pins = this.pins;
      if (!pins.length) {
        this.chips.replaceChildren(element("li", "clause-picker__empty", this.emptyValue));
        return;
      }
      let known = new Map();
      try {
        const { policies } = await loadClauses();
        known = new Map(policies.flatMap((policy) => policy.clauses).map((clause) => [clause.key, clause]));
      } catch {
        this.chips.replaceChildren(element("li", "clause-picker__warning", this.failedValue));
        return;
      }
      this.chips.replaceChildren(...pins.map((pin) => this.chip(pin, known.get(pin.clause))));
    }

    chip(pin, clause) {
      const isStale = !clause || clause.digest !== pin.digest;
      const chip = element("li", `clause-picker__chip${isStale ? " clause-picker__chip--stale" : ""}`);
      const name = element("span", "", clause ? clause.name : "?");
      name.title = clause ? clause.text : this.staleValue;
      chip.append(name);
      if (isStale) chip.append(element("small", "", this.staleValue));
      if (isStale && clause) {
        const repin = () => {
          this.pins = this.pins.map((one) => (one.clause === pin.clause ? { ...one, digest: clause.digest } : one));
        };
        chip.append(button(this.repinValue, repin));
      }
      const remove = button("×", () => {
        this.pins = this.pins.filter((one) => one.clause !== pin.clause);
      });
      remove.setAttribute("aria-label", `${this.removeValue} ${clause ? clause.name : ""}`);
      chip.append(remove);
      return chip;
    }

    /** The dialog stands at once; the clauses come into it when the server has told them. */
    open() {
      const dialog = element("dialog", "clause-picker__dialog");
      dialog.setAttribute("aria-label", this.chooseValue);
      const filter = element("input");
      filter.type = "search";
      filter.placeholder = this.filterValue;
      filter.setAttribute("aria-label", this.filterValue);
      const bar = element("div", "clause-picker__bar");
      bar.append(filter, button(this.doneValue, () => dialog.close(), "button"));
      const list = element("div", "clause-picker__list");
      list.append(element("p", "clause-picker__empty", this.loadingValue));
      const narrow = () => {
        const wanted = filter.value.trim();
        list.querySelectorAll("label").forEach((row) => {
          row.hidden = Boolean(wanted) && !row.textContent.includes(wanted);
          row.style.display = row.hidden ? "none" : "";
        });
      };
      filter.addEventListener("input", narrow);
      // Enter in the filter must not submit the page's form around it.
      filter.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
      dialog.append(bar, list);
      dialog.addEventListener("close", () => {
        dialog.remove();
        this.chooseButton.focus();
      });
      document.body.append(dialog);
      dialog.showModal();
      filter.focus();
      this.fill(list).then(narrow);
    }

    async fill(list) {
      try {
        const { policies } = await loadClauses();
        list.replaceChildren(
          ...policies.flatMap((policy) => [
            element("p", "clause-picker__policy", policy.title),
            ...policy.clauses.map((clause) => this.row(clause)),
          ]),
        );
      } catch {
        list.replaceChildren(element("p", "clause-picker__warning", this.failedValue));
      }
    }

    row(clause) {
      const row = element("label", "clause-picker__clause");
      row.style.setProperty("--depth", clause.depth);
      const box = element("input");
      box.type = "checkbox";
      box.checked = this.pins.some((pin) => pin.clause === clause.key);
      box.addEventListener("change", () => {
        const others = this.pins.filter((pin) => pin.clause !== clause.key);
        this.pins = box.checked ? [...others, { clause: clause.key, digest: clause.digest }] : others;
      });
      row.append(
        box,
        element("span", "clause-picker__name", [clause.name, clause.heading].filter(Boolean).join(" ")),
        element("span", "clause-picker__text", clause.text),
      );
      return row;
    }
  }

  window.wagtail.app.register("clause-picker", ClausePicker);
})();
