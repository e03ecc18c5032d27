// Rows of a list in a form move and go in the page itself; without script the same buttons send the form. The order
// in the page is the order that is sent.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-row]")
  const row = button?.closest(".row")
  if (!row) return
  event.preventDefault()
  const [list, move] = [row.parentElement, button.dataset.row]
  if (move === "gone") return takeAway(row, list)
  const other = move === "up" ? row.previousElementSibling : row.nextElementSibling
  if (!other?.matches(".row")) return
  if (move === "up") other.before(row)
  else other.after(row)
  settle(list)
  const next = button.disabled ? row.querySelector("button[data-row]:not(:disabled)") : button
  next.focus()
})

function takeAway(row, list) {
  const after = row.nextElementSibling ?? row.previousElementSibling
  const add = list.parentElement.querySelector("button[value^=add]")
  row.remove()
  settle(list)
  ;(after?.querySelector("button[data-row=gone]") ?? add)?.focus()
}

/** The first row goes no further up, the last no further down; their buttons say where they stand now. */
function settle(list) {
  const rows = [...list.querySelectorAll(":scope > .row")]
  rows.forEach((row, no) => {
    for (const button of row.querySelectorAll("button[data-row]")) {
      button.value = button.value.replace(/\d+$/, no)
      if (button.dataset.row === "up") button.disabled = no === 0
      if (button.dataset.row === "down") button.disabled = no === rows.length - 1
    }
  })
}
