// The way back to the door carries the name that this device gave its door.
const name = globalThis.localStorage?.getItem("ceremony-door")
for (const link of document.querySelectorAll("[data-door-link]")) {
  if (name) link.textContent = link.dataset.doorLink.replace("{door}", name)
}
