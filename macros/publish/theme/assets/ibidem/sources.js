// Filters the list of all sources. Without this script the whole list is shown, and no form.
// Material's instant navigation runs it again and again, hence the braces.
{
  const form = document.querySelector(".ib-filter");
  const parts = document.querySelector(".ib-parts");
  const items = [...document.querySelectorAll(".ib-all > li")].map((item) => ({
    item,
    text: item.textContent.toLowerCase(),
  }));

  const filter = () => {
    const { text, ...chosen } = Object.fromEntries(new FormData(form));
    const words = text.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { item, text } of items) {
      const fits = Object.entries(chosen).every(([name, value]) => !value || item.dataset[name] === value);
      item.hidden = !(fits && words.every((word) => text.includes(word)));
      shown += !item.hidden;
    }
    const number = shown.toLocaleString(document.documentElement.lang);
    form.querySelector("output").value = shown ? form.dataset.shown.replace("{}", number) : form.dataset.none;
  };

  // An old address leads on to the part with its source.
  const lead = async () => {
    const id = decodeURIComponent(location.hash);
    if (!parts || !/^#src-/.test(id) || document.getElementById(id.slice(1))) return;
    const found = await fetch(parts.dataset.keys);
    for (const [part, keys] of Object.entries(await found.json())) {
      if (keys.includes(id.slice(5))) location.replace(new URL(part + location.hash, found.url));
    }
  };

  if (form) {
    form.hidden = false;
    form.oninput = filter;
    form.onreset = () => setTimeout(filter);
    form.onsubmit = () => false;
    filter();
  }
  // A link to a source shows the source, whatever the filter says.
  addEventListener("hashchange", () => {
    if (!(form ?? parts).isConnected) return;
    form?.reset();
    lead();
    setTimeout(() => document.querySelector(":target")?.scrollIntoView());
  });
  lead();
}
