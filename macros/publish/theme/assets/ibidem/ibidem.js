// Shows the source of a marker beside the marker, and keeps it open once the marker was activated.
// Puts notes into the margin of wide screens. Without this script the links work all the same.
{
  const make = (name, properties, ...parts) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...parts.filter(Boolean));
    return made;
  };
  const card = make("div", { id: "ib-card", className: "ib-card md-typeset", popover: "manual" });
  let link, pointed, wanted, dismissed, timer, pinned;

  const add = (name, part) => part && card.append(make(name, {}, part));
  const entryOf = ({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1)));
  const told = (entry) => {
    const parts = entry.querySelectorAll(":scope > :is(strong, small, cite, bdi:not(.ib-note), p)");
    return [...parts].flatMap((part) => [part.cloneNode(true), " "]);
  };
  const unlink = (copy) => {
    for (const name of ["href", "id"])
      for (const part of copy.querySelectorAll(`[${name}]`)) part.removeAttribute(name);
  };

  const fill = (entry) => {
    const said = entry.closest("section").dataset;
    const part = (selector) => entry.querySelector(selector)?.cloneNode(true);
    const url = part(":scope > a:not(.ib-archive), .ib-url");
    card.replaceChildren(make("b", {}, link.ariaLabel), ...told(entry));
    add("p", link.closest(".ib-quotation")?.textContent.slice(0, -link.textContent.length));
    add("small", part(`[data-of~="${link.id}"] > :last-child`));
    add("small", part(":scope > a + a, .ib-archive") ?? (url && said.unarchived));
    card.role = pinned ? "dialog" : "tooltip";
    card.ariaLabel = pinned ? link.ariaLabel : null;
    if (!pinned) return unlink(card);
    card.append(make("div", {}, url, make("a", { href: link.hash, textContent: said.inList })));
    card.append(make("button", { ariaLabel: said.close, onclick: close, textContent: "×" }));
  };

  const close = (event) => {
    clearTimeout(timer);
    if (event || card.contains(document.activeElement)) link?.focus({ preventScroll: true });
    link?.removeAttribute("aria-describedby");
    link?.removeAttribute("aria-expanded");
    link = pinned = null;
    card.remove();
  };

  const place = () => {
    const { top, bottom, left } = link.getBoundingClientRect();
    const height = card.offsetHeight + 6;
    const below = innerHeight - bottom;
    // The sheet of a phone leaves the sentence visible.
    if (getComputedStyle(card).position === "fixed") return scrollBy(0, Math.max(0, height - below));
    const y = height > below && top > below ? top - height : bottom + 6;
    const x = Math.min(left, document.body.clientWidth - card.offsetWidth - 8);
    card.style.cssText = `top: ${scrollY + y}px; left: ${Math.max(8, x)}px`;
  };

  const open = (isPinned) => {
    if (wanted === link && !isPinned) return;
    close();
    link = wanted;
    pinned = isPinned;
    fill(entryOf(link));
    // Behind its marker, so that the Tab key leads into the card.
    link.parentNode.after(card);
    card.showPopover?.();
    link.setAttribute("aria-describedby", card.id);
    if (pinned) link.ariaExpanded = true;
    place();
  };

  const update = () => {
    const focused = document.querySelector(".ib-ref:focus-visible");
    if (focused !== dismissed) dismissed = null;
    const next = pointed || (dismissed ? null : focused);
    if (pinned || next === wanted) return;
    wanted = next;
    clearTimeout(timer);
    timer = next ? setTimeout(open, pointed ? 150 : 0) : setTimeout(close, 300);
  };

  const leave = ({ target }) => pinned && target !== link && !card.contains(target) && close();
  const activate = (event) => {
    const to = event.target.closest(".ib-ref");
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey || !entryOf(to)) return leave(event);
    if (pinned && to === link) return close();
    event.preventDefault();
    event.stopPropagation();
    wanted = to;
    open(true);
  };

  const on = addEventListener;
  on("pointerover", ({ pointerType, target }) => {
    if (pointerType === "touch") return;
    pointed = card.contains(target) ? link : target.closest(".ib-ref");
    update();
  });
  on("focusin", (event) => leave(event) || update());
  on("focusout", update);
  // Before Material's instant navigation.
  on("click", activate, true);
  on("keydown", ({ key }) => {
    if (key !== "Escape" || !link) return;
    close();
    dismissed = document.querySelector(".ib-ref:focus-visible");
  });
  for (const name of ["hashchange", "load"]) on(name, () => close());
  on("resize", () => (pinned ? place() : close()));

  // Each source and footnote where it is first met, or later where others fill the margin.
  const seen = new Set();
  const text = ":has(> [data-margin])";
  for (const mark of document.querySelectorAll(`${text} :is(.ib-ref, .footnote-ref):not(section *, .footnote *)`)) {
    const entry = entryOf(mark);
    if (!entry || seen.has(entry)) continue;
    const note = make("small", { className: "ib-aside", ariaHidden: true });
    note.append(make("b", {}, mark.textContent), " ", ...told(entry));
    unlink(note);
    const block = mark.closest(`${text} > *`);
    let before = mark.closest(".ib-quotation") ?? mark.parentNode;
    while (before.nextSibling?.className === "ib-aside") before = before.nextSibling;
    if (block.matches("p, ul, ol, dl")) before.after(note);
    else block.before(note);
    if (note.getBoundingClientRect().top < block.getBoundingClientRect().bottom + 90) seen.add(entry);
    else note.remove();
  }
}
