// Shows the source of a marker beside it; without this script the link still works.
{
  const card = document.createElement("div");
  card.id = "ib-card";
  card.className = "ib-card md-typeset";
  card.role = "tooltip";
  let link, pointed, wanted, dismissed, timer;

  const add = (name, textContent) =>
    textContent && card.append(Object.assign(document.createElement(name), { textContent }));

  const fill = (entry) => {
    card.replaceChildren();
    for (const part of entry.querySelectorAll("strong, small, cite, bdi:not(.ib-note)"))
      card.append(part.cloneNode(true), " ");
    add("p", link.closest(".ib-quotation")?.textContent.slice(0, -link.textContent.length));
    add("small", entry.querySelector(`[data-of~="${CSS.escape(link.id)}"]`)?.lastChild.textContent);
    const copy = entry.querySelector(":scope > a + a, .ib-archive");
    add("small", copy?.textContent ?? (entry.querySelector(":scope > a, .ib-url") && entry.closest("section").dataset.unarchived));
  };

  const close = () => {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    link = null;
    card.remove();
  };

  const open = () => {
    if (wanted === link) return;
    close();
    link = wanted;
    fill(document.getElementById(decodeURIComponent(link.hash.slice(1))));
    document.body.append(card);
    link.setAttribute("aria-describedby", card.id);
    const { top, bottom, left } = link.getBoundingClientRect();
    const height = card.offsetHeight + 6;
    const below = innerHeight - bottom;
    const y = height > below && top > below ? top - height : bottom + 6;
    const x = Math.min(left, document.body.clientWidth - card.offsetWidth - 8);
    card.style.top = `${scrollY + y}px`;
    card.style.left = `${Math.max(8, x)}px`;
  };

  const update = () => {
    const focused = document.querySelector("a.ib-ref:focus-visible");
    if (focused !== dismissed) dismissed = null;
    const next = pointed || (dismissed ? null : focused);
    if (next === wanted) return;
    wanted = next;
    clearTimeout(timer);
    timer = next ? setTimeout(open, pointed ? 150 : 0) : setTimeout(close, 300);
  };

  const point = (device, under) => {
    if (device === "touch") return;
    pointed = card.contains(under) ? link : under?.closest("a.ib-ref");
    update();
  };

  const on = addEventListener;
  on("pointerover", (at) => point(at.pointerType, at.target));
  on("pointerout", (at) => point(at.pointerType, at.relatedTarget));
  on("focusin", update);
  on("focusout", update);
  on("keydown", ({ key }) => {
    if (key !== "Escape" || !link) return;
    dismissed = document.querySelector("a.ib-ref:focus-visible");
    close();
  });
  on("hashchange", close);
  on("load", close);
  on("resize", close);
}
