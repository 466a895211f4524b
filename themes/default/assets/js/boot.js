// @ts-check
/*
 * Runs before the first paint: the reader's role and colours, so that nothing flashes, and pages read from disk.
 * A role from `?role=` holds for the visit; the reader's own choice is kept apart and is not touched by it.
 */
(function () {
  var page = document.documentElement;
  /** @param {"localStorage" | "sessionStorage"} store @param {string} key */
  function read(store, key) {
    try {
      return window[store].getItem("helpgen:" + key) || "";
    } catch {
      return "";
    }
  }

  if (location.protocol === "file:") {
    // A folder has no index of its own on disk, and modules do not load there.
    document.addEventListener("click", function (event) {
      var link = event.target instanceof Element && event.target.closest("a");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, true);
  } else {
    page.classList.add("js");
  }

  // A banner's own days hold, whenever the site was built; one that was closed stays closed.
  var banner = page.dataset.banner;
  if (banner) {
    var now = Date.now();
    var shown = now >= Number(page.dataset.bannerFrom || 0) && now < Number(page.dataset.bannerUntil || Infinity);
    page.classList.add(shown && read("localStorage", "banner") !== banner ? "banner-on" : "banner-off");
  }

  var theme = read("localStorage", "theme");
  if (theme === "light" || theme === "dark") {
    page.dataset.theme = theme;
    // Pictures follow the reader's own choice before one of them is loaded.
    new MutationObserver(function (changes, observer) {
      changes.forEach(function (change) {
        change.addedNodes.forEach(function (added) {
          if (added instanceof HTMLSourceElement && "dark" in added.dataset) added.media = theme === "dark" ? "all" : "not all";
        });
      });
      if (document.readyState !== "loading") observer.disconnect();
    }).observe(page, { childList: true, subtree: true });
  }

  var roles = (page.dataset.allRoles || "").split(" ").filter(Boolean);
  var linked = new URLSearchParams(location.search).get("role") || "";
  if (roles.indexOf(linked) >= 0) {
    try {
      sessionStorage.setItem("helpgen:role", linked);
    } catch {
      // Storage may be off: the link then holds for this page.
    }
  } else {
    var visiting = read("sessionStorage", "role");
    if (roles.indexOf(visiting) >= 0 && location.protocol !== "file:") {
      // It stays in the address as long as the visit lasts, so that whoever copies it copies what is seen.
      var address = new URL(location.href);
      address.searchParams.set("role", visiting);
      history.replaceState(history.state, "", address);
    }
    linked = visiting || read("localStorage", "role");
  }
  if (roles.indexOf(linked) >= 0) page.dataset.role = linked;
  var name = document.querySelector("title");
  var own = name && page.dataset.role && name.getAttribute("data-for-" + page.dataset.role);
  if (own) document.title = own;
})();
