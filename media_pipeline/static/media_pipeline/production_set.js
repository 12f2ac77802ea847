/**
 * Keeps the production cards of a page alive: asks once a second while something is under way, moves the bars, and
 * exchanges a card when its state changes. The server renders every card; nothing is built here.
 */

const POLL_MS = 1000;
const HIDDEN_POLL_MS = 5000;
const RETRY_MS = 5000;

/** The log-in or the right to steer has run out: asking on is useless. */
class RightEnded extends Error {}

class ProductionSet {
  constructor(root) {
    this.root = root;
    this.cards = root.querySelector("[data-cards]");
    this.live = root.querySelector("[data-live]");
    this.timer = null;
    root.addEventListener("click", (event) => this.command(event));
    if (this.isUnfinished()) this.later(POLL_MS);
  }

  isUnfinished() {
    return this.cards.querySelector("[data-unfinished]") !== null;
  }

  later(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.poll(), ms);
  }

  async fetch(url, options = {}) {
    const headers = {
      "X-Production-Token": this.root.dataset.token,
      "X-CSRFToken": this.root.dataset.csrf,
      "X-Requested-With": "XMLHttpRequest",
    };
    const response = await fetch(url, { headers, credentials: "same-origin", ...options });
    if (response.status === 403) throw new RightEnded();
    if (!response.ok && response.status !== 409) throw new Error(`HTTP ${response.status}`);
    return response.json();
  }

  async poll() {
    try {
      const { productions } = await this.fetch(this.root.dataset.statusUrl);
      productions.forEach((production) => this.show(production));
      this.root.classList.remove("production-set--interrupted");
      if (this.isUnfinished()) this.later(document.hidden ? HIDDEN_POLL_MS : POLL_MS);
    } catch (problem) {
      this.sayWhy(problem);
      if (!(problem instanceof RightEnded)) this.later(RETRY_MS);
    }
  }

  sayWhy(problem) {
    this.root.classList.add("production-set--interrupted");
    this.say(problem instanceof RightEnded ? this.root.dataset.ended : this.root.dataset.offline);
  }

  async command(event) {
    const button = event.target.closest("[data-command]");
    if (!button) return;
    button.disabled = true;
    try {
      const { production, error } = await this.fetch(button.dataset.command, { method: "POST" });
      this.show(production);
      if (error) this.say(error);
      this.cards.querySelector(`[data-production="${production.uuid}"] button`)?.focus();
      this.later(POLL_MS);
    } catch (problem) {
      this.sayWhy(problem);
      button.disabled = false;
    }
  }

  show(production) {
    const card = this.cards.querySelector(`[data-production="${production.uuid}"]`);
    if (!card || card.dataset.status !== production.status) {
      this.exchange(card, production);
      return;
    }
    const bar = card.querySelector("[data-bar]");
    if (!bar) return;
    bar.value = production.progress;
    card.querySelector("[data-percent]").textContent = production.progress;
    card.querySelector("[data-stage]").textContent = production.stage;
  }

  exchange(card, production) {
    const holder = document.createElement("template");
    holder.innerHTML = production.card;
    const next = holder.content.querySelector("[data-production]");
    if (card) card.replaceWith(next);
    else this.cards.append(next);
    this.cards.hidden = false;
    this.root.querySelector("[data-none]")?.remove();
    this.say(production.announcement);
  }

  say(text) {
    if (this.live.textContent !== text) this.live.textContent = text;
  }
}

document.querySelectorAll("[data-production-set]").forEach((root) => new ProductionSet(root));
