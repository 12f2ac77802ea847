/*
 * Opens the disclosure that a fragment points into, so that a link to #c-2-3 never lands on something folded away.
 * Pages are complete without this file.
 */

function openAround(element) {
  for (let box = element.closest("details"); box; box = box.parentElement?.closest("details")) {
    box.open = true;
  }
}

function followFragment() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("details")) {
    openAround(target);
    target.scrollIntoView();
  }
}

window.addEventListener("hashchange", followFragment);
followFragment();
