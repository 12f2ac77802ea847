/* Follows a notice while it is being sent, and keeps a hasty second press from looking like a second order. */

const EVERY_MS = 1500;

function show(section, figures) {
  section.querySelector("[data-status]").textContent = figures.status_label;
  section.querySelector("[data-percent]").value = figures.percent;
  section.querySelector("[data-settled]").textContent = figures.settled;
  section.querySelector("[data-total]").textContent = figures.total;
  for (const [channel, counts] of Object.entries(figures.channels)) {
    const row = section.querySelector(`[data-channel="${CSS.escape(channel)}"]`);
    if (!row) {
      // A channel that was planned after the page was drawn: draw the page anew.
      window.location.reload();
      return;
    }
    for (const [status, count] of Object.entries(counts)) {
      row.querySelector(`[data-count="${CSS.escape(status)}"]`).textContent = count;
    }
  }
}

async function follow(section) {
  try {
    const answer = await fetch(section.dataset.progress, { headers: { Accept: "application/json" } });
    if (answer.ok) {
      const figures = await answer.json();
      show(section, figures);
      if (figures.is_over) {
        window.location.reload();
        return;
      }
    }
  } catch {
    // Off the network for a moment: ask again.
  }
  window.setTimeout(() => follow(section), EVERY_MS);
}

const section = document.querySelector("[data-progress]:not([data-over])");
if (section) {
  window.setTimeout(() => follow(section), EVERY_MS);
}

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => {
    // After the submission has taken the pressed button's value.
    window.setTimeout(() => {
      for (const button of form.querySelectorAll("button")) {
        button.disabled = true;
      }
    });
  });
}
