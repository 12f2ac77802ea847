/*
 * Opens the disclosures that a fragment points into, so that a link to #c-2-3 never lands on something folded away.
 * Pages are complete without this file.
 */

function followFragment() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let box = target?.closest("details");
  while (box) {
    box.open = true;
    box = box.parentElement?.closest("details");
  }
  if (target?.closest("details")) {
    target.scrollIntoView();
  }
}

window.addEventListener("hashchange", followFragment);
if (location.hash) {
  followFragment();
}
