/** Says in the list of devices which one is looking: a picture is the same for everybody. */
const list = document.querySelector("[data-this-device]")

function mark() {
  const name = list.querySelector(`[data-device="${CSS.escape(list.dataset.thisDevice)}"] th`)
  if (!name || name.querySelector(".chip")) return
  const chip = document.createElement("span")
  chip.className = "chip"
  chip.textContent = list.dataset.thisWord
  name.append(" ", chip)
}

list?.addEventListener("picture", mark)
