document.documentElement.classList.add("js");
const pages = [...document.querySelectorAll(".page")];
const dots = [...document.querySelectorAll("nav a")];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let current = 0;

function arrive(index) {
  current = index;
  const number = index + 1;
  pages[index].classList.add("seen");
  document.documentElement.classList.toggle("on-dark", pages[index].matches(".cover, .figures, .closing"));
  dots.forEach((dot) => {
    if (number >= dot.dataset.first && number <= dot.dataset.last) dot.setAttribute("aria-current", "true");
    else dot.removeAttribute("aria-current");
  });
}

function go(index) {
  const page = pages[Math.max(0, Math.min(pages.length - 1, index))];
  page.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "start" });
}

/* The page in the middle of the screen is the one that is read. No IntersectionObserver: in a frame from elsewhere it
   takes the screen of the outer page. */
let isLooking = false;
function look() {
  isLooking = false;
  const middle = innerHeight / 2;
  const index = pages.findIndex((page) => page.getBoundingClientRect().bottom > middle);
  if (index >= 0 && (index !== current || !pages[index].classList.contains("seen"))) arrive(index);
}
addEventListener("scroll", () => {
  if (!isLooking) requestAnimationFrame(look);
  isLooking = true;
}, { passive: true });
addEventListener("resize", look);
look();

const STEPS = { PageDown: 1, ArrowDown: 1, ArrowRight: 1, PageUp: -1, ArrowUp: -1, ArrowLeft: -1 };
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Home" || event.key === "End") {
    event.preventDefault();
    go(event.key === "Home" ? 0 : pages.length - 1);
    return;
  }
  const step = STEPS[event.key];
  if (!step) return;
  /* A page taller than the screen is scrolled through before it is left. */
  const box = pages[current].getBoundingClientRect();
  const rest = step > 0 ? box.bottom - innerHeight : -box.top;
  if (rest > 4 && !event.key.endsWith("Right") && !event.key.endsWith("Left")) return;
  event.preventDefault();
  go(current + step);
});

/* In a web view without a history of fragments, and for calm readers, jumps are ours. */
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#p"]');
  if (!link) return;
  event.preventDefault();
  go(Number(link.hash.slice(2)) - 1);
});

let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((box) => { box.open = true; });
});
addEventListener("afterprint", () => folded.forEach((box) => { box.open = false; }));
