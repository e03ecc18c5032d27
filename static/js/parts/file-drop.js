/** A form that takes a file also takes one that is dropped on it, whenever the form came onto the page. */
const over = (on) => (event) => {
  const form = event.target.closest?.("form[data-drop]")
  if (!form) return
  event.preventDefault()
  form.classList.toggle("is-over", on)
}

document.addEventListener("dragover", over(true))
document.addEventListener("dragleave", over(false))
document.addEventListener("drop", (event) => {
  over(false)(event)
  const input = event.target.closest?.("form[data-drop]")?.querySelector("input[type=file]")
  if (input && event.dataTransfer.files.length) input.files = event.dataTransfer.files
})
